package org.halle.studio.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line, with real JVMs for what is really rehearsed. */
class RehearseTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void leaveTheTestsOut() {
        OtherJvm.real();
    }

    @AfterAll
    static void asBefore() {
        OtherJvm.asBefore();
    }

    private int rehearse(String... more) {
        List<String> args = new ArrayList<>(List.of(Rehearse.COMMAND));
        args.addAll(List.of(more));
        return Rehearse.run(args.toArray(String[]::new));
    }

    private int small(Path out) {
        return rehearse(
                "processes",
                "--applications=4",
                "--partners=1",
                "--jurors=4",
                "--ventures=2",
                "--funders=2",
                "--coaches=2",
                "--seed=7",
                "--seconds=900",
                "--out=" + out);
    }

    @Test
    void theSameSeedGivesTheSameReportFromTheCallToTheLastMeasure() throws IOException {
        Path one = folder.resolve("one.json");
        Path other = folder.resolve("other.json");

        assertThat(small(one)).isIn(Rehearse.FINE, Rehearse.TROUBLED);
        small(other);

        assertThat(other).hasSameTextualContentAs(one);
        Report report = Report.of(Files.readString(one));
        assertThat(report.ended().how()).isEqualTo(Report.How.COMPLETE);
        assertThat(report.summary().applications()).isEqualTo(4);
        assertThat(report.summary().ventures()).isPositive();
        assertThat(report.incidents()).isEmpty();
        assertThat(report.coverage()).extracting(Report.Coverage::process).contains("programme", "venture", "round");
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThat(rehearse()).isEqualTo(Rehearse.REFUSED);
        assertThat(rehearse("nowhere")).isEqualTo(Rehearse.REFUSED);
        assertThat(rehearse("processes", "--applications=none")).isEqualTo(Rehearse.REFUSED);
        assertThat(rehearse("processes", "--colour=red")).isEqualTo(Rehearse.REFUSED);
        assertThat(rehearse("processes", "--out")).isEqualTo(Rehearse.REFUSED);
        assertThat(rehearse(folder.toString())).isEqualTo(Rehearse.REFUSED);
        assertThat(rehearse("--help")).isEqualTo(Rehearse.FINE);
    }
}
