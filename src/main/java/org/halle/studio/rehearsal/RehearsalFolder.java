package org.halle.studio.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.halle.studio.rehearsal.stage.Rehearsal;
import org.springframework.util.FileSystemUtils;

/** What one rehearsal's JVM has on disk: what it is given, and what it leaves. */
record RehearsalFolder(Path path) {

    private static final String LOG = "rehearsal.log";
    private static final String REPORT = "report.json";
    private static final int LOG_LINES = 200;

    static RehearsalFolder create() throws IOException {
        return new RehearsalFolder(Files.createTempDirectory("halle-rehearsal"));
    }

    Path log() {
        return path.resolve(LOG);
    }

    /** Gives it what it is to play, and only that is logged from now on. */
    void lay(Map<String, String> files, Assumptions assumptions) throws IOException {
        lay(path, files, assumptions);
        Files.writeString(log(), "");
    }

    /** Gives it what it plays while it waits. */
    void layWarmUp(Map<String, String> files, Assumptions assumptions) throws IOException {
        lay(Files.createDirectory(path.resolve(Rehearsal.WARM_UP)), files, assumptions);
    }

    private static void lay(Path folder, Map<String, String> files, Assumptions assumptions) throws IOException {
        Path processes = Files.createDirectory(folder.resolve("processes"));
        Path forms = Files.createDirectory(folder.resolve("forms"));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path place = (file.getKey().endsWith(".form") ? forms : processes).resolve(file.getKey());
            if (!place.normalize().startsWith(folder)) {
                throw new IllegalArgumentException("not a file's name: " + file.getKey());
            }
            Files.writeString(place, file.getValue());
        }
        Files.writeString(folder.resolve("assumptions.properties"), assumptions.text());
    }

    String report() throws IOException {
        return Files.readString(path.resolve(REPORT));
    }

    List<String> logged() throws IOException {
        try (var lines = Files.lines(log())) {
            return lines.limit(LOG_LINES).toList();
        }
    }

    void delete() {
        try {
            FileSystemUtils.deleteRecursively(path);
        } catch (IOException left) {
            // the system's own sweeping takes what is left in its temporary folder
        }
    }
}
