package org.halle.studio.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.halle.studio.rehearsal.Performance.Ended;
import org.halle.studio.rehearsal.Performance.How;
import org.halle.studio.rehearsal.Performance.Limits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that stands by: here one that reports in which folder it played. */
class StandbyTest {

    private static final Limits LIMITS = new Limits(Duration.ofSeconds(60), Duration.ofSeconds(1), 64);
    private static final Map<String, String> FILES = Map.of("programme.bpmn", "<x/>");

    @TempDir
    Path classes;

    @TempDir
    Path data;

    private Path home;

    @BeforeEach
    void tellsWhereItPlayed() throws Exception {
        home = data.resolve("rehearsal");
        OtherJvm.thatDoes(
                classes,
                "java.nio.file.Files.writeString(java.nio.file.Path.of(args[1], \"report.json\"), args[1]);"
                        + " System.out.println(\"reported\");");
        OtherJvm.inAJar(classes);
    }

    @AfterEach
    void asBefore() {
        OtherJvm.asBefore();
    }

    @Test
    void playsWhatIsOrderedAndIsSweptAfterwards() throws Exception {
        Standby standby = begun();
        assertThat(standby.waits()).isTrue();

        Ended ended = run(performance(), standby);

        assertThat(ended.report()).isEqualTo(standby.folder().path().toString());
        assertThat(standby.folder().path()).doesNotExist();
    }

    @Test
    void anotherBeginsWhenItHasEnded() throws Exception {
        Standby standby = begun();
        standby.jvm().cancel();
        await().until(() -> !standby.waits());

        Ended ended = run(performance(), standby);

        assertThat(ended.how()).isEqualTo(How.REPORTED);
        assertThat(ended.report()).isNotEqualTo(standby.folder().path().toString());
        assertThat(standby.folder().path()).as("swept").doesNotExist();
    }

    @Test
    void whenNobodyComesItLeavesItsClassesAndNothingElse() throws Exception {
        Standby standby = begun();

        standby.dismiss();

        await().until(() -> !standby.waits() && !Files.exists(standby.folder().path()));
        await().until(() -> !OtherJvm.archives(home).isEmpty());
    }

    @Test
    void whatWasCancelledBeforeIsNotPlayedInIt() throws Exception {
        Standby standby = begun();
        Performance performance = performance();
        performance.cancel();

        assertThat(run(performance, standby).how()).isEqualTo(How.CANCELLED);

        await().until(() -> !standby.waits());
        assertThat(standby.folder().path()).doesNotExist();
    }

    private Standby begun() throws IOException {
        return Standby.begin(FILES, LIMITS, home);
    }

    private Performance performance() {
        return new Performance(FILES, Assumptions.usual(), LIMITS, home);
    }

    private static Ended run(Performance performance, @Nullable Standby standby)
            throws IOException, InterruptedException {
        return performance.run(standby, (percent, on) -> {});
    }
}
