package org.halle.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.halle.engine.sandbox.ModelFile;

/** The files that tests try the sandbox with. */
final class Corpus {

    static final Path HOSTILE = Path.of("src/test/resources/hostile");
    static final Path LEGITIMATE = Path.of("src/test/resources/legitimate");

    private Corpus() {}

    /** Everything in a folder that is a diagram, a decision or a form. */
    static Stream<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(bpmn|dmn|form)")).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static ModelFile file(Path path) {
        try {
            return new ModelFile(path.getFileName().toString(), Files.readAllBytes(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<ModelFile> files(Path folder) {
        return in(folder).map(Corpus::file).toList();
    }

    /** What a manager would publish together: a file of its own, or all files of a folder. */
    static Stream<List<ModelFile>> bundles(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries
                    .sorted()
                    .map(entry -> Files.isDirectory(entry) ? files(entry) : List.of(file(entry)))
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
