package org.halle.studio.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.halle.Measured.millis;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.halle.Measured;
import org.halle.studio.rehearsal.Performance.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is promised: 200 applications, 12 ventures, 8 funders, 10 months, the start of the JVM included; as the studio
 * orders it, with the classes in jars as they are delivered. The first one leaves its classes for the others.
 */
class RehearsalBench {

    private static final int ROUNDS = 4;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    @Test
    void aWholeProgramme() throws Exception {
        OtherJvm.real();
        OtherJvm.packed(folder.resolve("own"));
        Path home = folder.resolve("rehearsal");
        Assumptions assumptions = Assumptions.usual()
                .with("applications", "200")
                .with("ventures", "12")
                .with("funders", "8")
                .with("months", "10")
                .with("seed", "1");
        Map<String, String> files = files();
        Measured table = Measured.by(
                        RehearsalBench.class, "Rehearsing 200 applications, 12 ventures, 8 funders and 10 months")
                .row("round", "on the clock", "steps", "tasks", "letters");
        List<String> reports = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            long start = System.nanoTime();
            Performance.Ended ended =
                    new Performance(files, assumptions, Limits.usual(), home).run((percent, on) -> {});
            long nanos = System.nanoTime() - start;
            assertThat(ended.lines()).isEmpty();
            String report = Objects.requireNonNull(ended.report());
            reports.add(report);
            Report.Summary sum = Report.of(report).summary();
            table = table.row(
                    round == 1 ? "1, before which there were none" : String.valueOf(round),
                    millis(nanos),
                    String.valueOf(sum.steps()),
                    String.valueOf(sum.tasks()),
                    String.valueOf(sum.letters()));
            await().atMost(LONGEST).until(() -> left(home));
        }
        OtherJvm.asBefore();
        assertThat(reports).containsOnly(reports.get(0));
        table.keep();
    }

    private static Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String folder : List.of("processes", "forms")) {
            for (File file : Objects.requireNonNull(new File(folder).listFiles(File::isFile))) {
                if (file.getName().matches(".*\\.(bpmn|dmn|form)")) {
                    files.put(file.getName(), Files.readString(file.toPath()));
                }
            }
        }
        return files;
    }

    private static boolean left(Path home) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return all.anyMatch(file -> file.endsWith("classes.jsa"));
        }
    }
}
