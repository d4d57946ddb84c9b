package org.halle.studio.rehearsal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** What rehearsals ordered by a test run in. */
public final class OtherJvm {

    private OtherJvm() {}

    /** The real one, which knows nothing of tests. */
    public static void real() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        System.setProperty(
                Wardrobe.CLASS_PATH,
                Stream.of(all.split(File.pathSeparator))
                        .filter(entry -> !entry.endsWith("test-classes"))
                        .collect(Collectors.joining(File.pathSeparator)));
    }

    /**
     * A Halle of a few words instead.
     *
     * @param folder where it may be put
     * @param does Java statements; {@code args[1]} is the rehearsal's folder
     */
    public static void thatDoes(Path folder, String does) throws IOException {
        Path source = Files.createDirectories(folder.resolve("org/halle")).resolve("HalleApplication.java");
        Files.writeString(
                source,
                "package org.halle; public class HalleApplication {"
                        + " public static void main(String[] args) throws Exception { " + does + " } }");
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()) != 0) {
            throw new IllegalArgumentException(does);
        }
        System.setProperty(Wardrobe.CLASS_PATH, folder + File.pathSeparator + folder);
    }

    /** What {@link #thatDoes} made, in a jar as Halle is delivered. */
    static Path inAJar(Path folder) throws IOException {
        Path jar = folder.resolve("halle.jar");
        try (JarOutputStream classes = new JarOutputStream(Files.newOutputStream(jar))) {
            classes.putNextEntry(new ZipEntry("org/halle/HalleApplication.class"));
            classes.write(Files.readAllBytes(folder.resolve("org/halle/HalleApplication.class")));
        }
        System.setProperty(Wardrobe.CLASS_PATH, jar + File.pathSeparator + jar);
        return jar;
    }

    public static void asBefore() {
        System.clearProperty(Wardrobe.CLASS_PATH);
    }
}
