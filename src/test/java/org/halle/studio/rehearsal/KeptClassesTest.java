package org.halle.studio.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.halle.studio.rehearsal.Performance.How;
import org.halle.studio.rehearsal.Performance.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rehearsals leave for those that follow, and how they find it: here a JVM that reports its own arguments. */
class KeptClassesTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static final String TELLS_ITS_ARGUMENTS = "java.nio.file.Files.writeString("
            + "java.nio.file.Path.of(args[1], \"report.json\"), String.join(\" \","
            + " java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments()));"
            + " System.out.println(\"reported\");";

    @TempDir
    Path classes;

    @TempDir
    Path data;

    private Path home;

    @BeforeEach
    void isNotThereYet() {
        home = data.resolve("rehearsal");
    }

    @AfterEach
    void asBefore() {
        OtherJvm.asBefore();
    }

    @Test
    void theFirstLeavesItsClassesAndTheSecondTakesThem() throws Exception {
        OtherJvm.thatDoes(classes, TELLS_ITS_ARGUMENTS);
        OtherJvm.inAJar(classes);

        assertThat(play()).contains("-XX:ArchiveClassesAtExit=");
        await().atMost(SOON).until(() -> archives().size() == 1);

        assertThat(play()).contains("-XX:SharedArchiveFile=" + archives().get(0));
    }

    @Test
    void anotherHalleBeginsAnew() throws Exception {
        OtherJvm.thatDoes(classes, TELLS_ITS_ARGUMENTS);
        Path jar = OtherJvm.inAJar(classes);
        play();
        await().atMost(SOON).until(() -> archives().size() == 1);
        Files.setLastModifiedTime(
                archives().get(0).getParent(), FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));

        assertThat(play()).contains("-XX:ArchiveClassesAtExit=");
        assertThat(archives()).as("the former one's are gone").isEmpty();
        await().atMost(SOON).until(() -> archives().size() == 1);
    }

    @Test
    void whatWasRefusedOrLiesInFoldersLeavesNothing() throws Exception {
        OtherJvm.thatDoes(classes, "System.out.println(\"refused no\"); System.exit(2);");
        OtherJvm.inAJar(classes);
        assertThat(performance().run((percent, on) -> {}).how()).isEqualTo(How.REFUSED);

        OtherJvm.thatDoes(classes, TELLS_ITS_ARGUMENTS);
        assertThat(play()).doesNotContain("Archive");
        assertThat(archives()).isEmpty();
    }

    private String play() throws IOException, InterruptedException {
        return Objects.requireNonNull(performance().run((percent, on) -> {}).report());
    }

    private Performance performance() {
        return new Performance(
                Map.of("programme.bpmn", "<x/>"),
                Assumptions.usual(),
                new Limits(Duration.ofSeconds(60), Duration.ofSeconds(1), 64),
                home);
    }

    private List<Path> archives() throws IOException {
        return OtherJvm.archives(home);
    }
}
