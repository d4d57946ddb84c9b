package org.halle.studio.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.halle.studio.rehearsal.Performance.Ended;
import org.halle.studio.rehearsal.Performance.How;
import org.halle.studio.rehearsal.Performance.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a JVM that does not end as it should: here it is one that does what the test says. */
class PerformanceTest {

    private static final Limits SHORT = new Limits(Duration.ofSeconds(1), Duration.ofMillis(200), 64);

    @TempDir
    Path folder;

    @AfterEach
    void asBefore() {
        OtherJvm.asBefore();
    }

    @Test
    void isKilledWhenItDoesNotComeBack() throws Exception {
        child("System.out.println(\"progress 12 2027-02-01\"); while (true) {}");

        Ended ended = play(SHORT);

        assertThat(ended.how()).isEqualTo(How.KILLED);
        assertThat(ended.on()).hasToString("2027-02-01");
    }

    @Test
    void isKilledWhenItWantsMoreMemoryThanItMayHave() throws Exception {
        child("java.util.List<byte[]> all = new java.util.ArrayList<>(); while (true) all.add(new byte[1 << 20]);");

        assertThat(play(new Limits(Duration.ofSeconds(60), Duration.ofSeconds(1), 64))
                        .how())
                .isEqualTo(How.KILLED);
    }

    @Test
    void endsWhenItIsCancelled() throws Exception {
        child("System.out.println(\"progress 1 2027-01-05\"); while (true) {}");
        Performance performance = performance(new Limits(Duration.ofSeconds(60), Duration.ofSeconds(1), 64));

        Ended ended = performance.run((percent, on) -> performance.cancel());

        assertThat(ended.how()).isEqualTo(How.CANCELLED);
    }

    @Test
    void leavesNothingOnDiskWhenItsOrdererEnds() throws Exception {
        child("System.out.println(\"progress 1 2027-01-05\"); while (true) {}");
        Performance performance = performance(new Limits(Duration.ofSeconds(60), Duration.ofSeconds(1), 64));
        CompletableFuture<Boolean> swept = new CompletableFuture<>();

        performance.run((percent, on) -> new Thread(() -> swept.complete(performance.close())).start());

        assertThat(swept.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void saysWhyFilesAreRefusedAndWhatBroke() throws Exception {
        child("System.out.println(\"refused ligne 3 : non\"); System.exit(2);");
        assertThat(play(SHORT).lines()).containsExactly("ligne 3 : non");

        child("System.err.println(\"no room\"); System.exit(3);");
        assertThat(play(SHORT)).satisfies(ended -> {
            assertThat(ended.how()).isEqualTo(How.BROKEN);
            assertThat(ended.lines()).containsExactly("no room");
        });
    }

    @Test
    void seesNeitherTheEnvironmentNorTheFolderOfThisHalle() throws Exception {
        child("System.err.println(new java.util.TreeSet<>(System.getenv().keySet()));"
                + " System.err.println(new java.io.File(\"\").getAbsoluteFile().getName()); System.exit(3);");

        List<String> said = play(SHORT).lines();

        assertThat(said.get(0)).doesNotContain("HOME").doesNotContain("USER");
        assertThat(said.get(1)).startsWith("halle-rehearsal");
    }

    @Test
    void reachesNoAddress() throws Exception {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> reached = new ArrayList<>();
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        all,
                        "org.halle.studio.rehearsal.stage.ReachingOut")
                .redirectErrorStream(true)
                .start();
        child.inputReader().lines().forEach(reached::add);

        assertThat(child.waitFor()).isZero();
        assertThat(reached)
                .containsExactly(
                        "Socket refused",
                        "ServerSocket refused",
                        "DatagramSocket refused",
                        "SocketChannel refused",
                        "HttpClient refused");
    }

    private Ended play(Limits limits) throws IOException, InterruptedException {
        return performance(limits).run((percent, on) -> {});
    }

    private static Performance performance(Limits limits) {
        return new Performance(Map.of("programme.bpmn", "<x/>"), Assumptions.usual(), limits, null);
    }

    private void child(String does) throws IOException {
        OtherJvm.thatDoes(folder, does);
    }
}
