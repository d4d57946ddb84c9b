package org.halle.studio.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.halle.Measured.millis;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.halle.Measured;
import org.halle.studio.rehearsal.Performance.Limits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is promised: 200 applications, 12 ventures, 8 funders, 10 months; as the studio orders it, with the classes in jars
 * as they are delivered. First in a JVM that begins with the order; then in one that began when somebody opened the page,
 * and has stood by for so long.
 */
class RehearsalBench {

    private static final int BEGUN_WITH_THE_ORDER = 3;
    private static final List<Integer> SECONDS_OF_READING = List.of(3, 8);
    private static final int WARM = 4;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private Path home;
    private Map<String, String> files;
    private final List<String> reports = new ArrayList<>();
    private Measured table = Measured.by(
                    RehearsalBench.class, "Rehearsing 200 applications, 12 ventures, 8 funders and 10 months")
            .row("the JVM began", "from the order to the report", "steps", "tasks", "letters");

    @Test
    void aWholeProgramme() throws Exception {
        OtherJvm.real();
        OtherJvm.packed(folder.resolve("own"));
        home = folder.resolve("rehearsal");
        files = OtherJvm.models();
        for (int round = 1; round <= BEGUN_WITH_THE_ORDER; round++) {
            play(null, "with the order" + (round == 1 ? ", and there were no classes yet" : ""));
            await().atMost(LONGEST).until(() -> !OtherJvm.archives(home).isEmpty());
        }
        for (int seconds : SECONDS_OF_READING) {
            Standby standby = Standby.begin(files, Limits.usual(), home);
            await().atMost(LONGEST).pollDelay(Duration.ofSeconds(seconds)).until(() -> true);
            play(standby, seconds + " s before");
        }
        for (int round = 1; round <= WARM; round++) {
            long start = System.nanoTime();
            Standby standby = Standby.begin(files, Limits.usual(), home);
            await().atMost(LONGEST).until(() -> OtherJvm.isWarm(standby));
            play(standby, "before, and was warm after " + millis(System.nanoTime() - start));
        }
        OtherJvm.asBefore();
        assertThat(reports).containsOnly(reports.get(0));
        table.keep();
    }

    private void play(@Nullable Standby standby, String began) throws IOException, InterruptedException {
        Assumptions assumptions = Assumptions.usual()
                .with("applications", "200")
                .with("ventures", "12")
                .with("funders", "8")
                .with("months", "10")
                .with("seed", "1");
        long start = System.nanoTime();
        Performance.Ended ended =
                new Performance(files, assumptions, Limits.usual(), home).run(standby, (percent, on) -> {});
        long nanos = System.nanoTime() - start;
        assertThat(ended.lines()).isEmpty();
        String report = Objects.requireNonNull(ended.report());
        reports.add(report);
        Report.Summary sum = Report.of(report).summary();
        table = table.row(
                began,
                millis(nanos),
                String.valueOf(sum.steps()),
                String.valueOf(sum.tasks()),
                String.valueOf(sum.letters()));
    }
}
