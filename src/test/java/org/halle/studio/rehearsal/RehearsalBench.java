package org.halle.studio.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.halle.Measured.millis;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.halle.Measured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is promised: 200 applications, 12 ventures, 8 funders, 10 months, the start of the JVM included. */
class RehearsalBench {

    private static final int ROUNDS = 3;

    @TempDir
    Path folder;

    @Test
    void aWholeProgramme() throws Exception {
        OtherJvm.real();
        Measured table = Measured.by(
                        RehearsalBench.class, "Rehearsing 200 applications, 12 ventures, 8 funders and 10 months")
                .row("round", "on the clock", "steps", "tasks", "letters");
        List<String> reports = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            Path out = folder.resolve(round + ".json");
            long start = System.nanoTime();
            int code = Rehearse.run(new String[] {
                Rehearse.COMMAND,
                "processes",
                "--applications=200",
                "--ventures=12",
                "--funders=8",
                "--months=10",
                "--seed=1",
                "--out=" + out
            });
            long nanos = System.nanoTime() - start;
            assertThat(code).isEqualTo(Rehearse.FINE);
            reports.add(Files.readString(out));
            Report.Summary sum = Report.of(reports.get(0)).summary();
            table = table.row(
                    String.valueOf(round),
                    millis(nanos),
                    String.valueOf(sum.steps()),
                    String.valueOf(sum.tasks()),
                    String.valueOf(sum.letters()));
        }
        OtherJvm.asBefore();
        assertThat(reports).containsOnly(reports.get(0));
        table.keep();
    }
}
