package org.halle.studio.rehearsal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
                KeptClasses.CLASS_PATH,
                Stream.of(all.split(File.pathSeparator))
                        .filter(entry -> !entry.endsWith("test-classes"))
                        .collect(Collectors.joining(File.pathSeparator)));
    }

    /** Its folders put into jars, as Halle is delivered. */
    static void packed(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty(KeptClasses.CLASS_PATH).split(File.pathSeparator)) {
            Path from = Path.of(entry);
            if (!Files.isDirectory(from)) {
                jars.add(entry);
                continue;
            }
            Path jar = folder.resolve(jars.size() + ".jar");
            try (JarOutputStream classes = new JarOutputStream(Files.newOutputStream(jar));
                    Stream<Path> all = Files.walk(from)) {
                for (Path file : all.skip(1).toList()) {
                    // what looks for components asks for folders too
                    boolean inner = Files.isDirectory(file);
                    classes.putNextEntry(new ZipEntry(from.relativize(file) + (inner ? "/" : "")));
                    if (!inner) {
                        Files.copy(file, classes);
                    }
                }
            }
            jars.add(jar.toString());
        }
        System.setProperty(KeptClasses.CLASS_PATH, String.join(File.pathSeparator, jars));
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
                        + " public static void main(String[] args) throws Exception {"
                        // it is told to play, or that nobody needs it
                        + " if (new java.io.BufferedReader(new java.io.InputStreamReader(System.in)).readLine() == null)"
                        + " return; " + does + " } }");
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()) != 0) {
            throw new IllegalArgumentException(does);
        }
        System.setProperty(KeptClasses.CLASS_PATH, folder + File.pathSeparator + folder);
    }

    /** What {@link #thatDoes} made, in a jar as Halle is delivered. */
    public static Path inAJar(Path folder) throws IOException {
        Path jar = folder.resolve("halle.jar");
        try (JarOutputStream classes = new JarOutputStream(Files.newOutputStream(jar))) {
            classes.putNextEntry(new ZipEntry("org/halle/HalleApplication.class"));
            classes.write(Files.readAllBytes(folder.resolve("org/halle/HalleApplication.class")));
        }
        System.setProperty(KeptClasses.CLASS_PATH, jar + File.pathSeparator + jar);
        return jar;
    }

    /** The diagrams, decisions and forms of this Halle, by name. */
    static Map<String, String> models() throws IOException {
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

    /** The archives of classes that rehearsals have left; none where there is no such folder yet. */
    public static List<Path> archives(Path home) throws IOException {
        if (!Files.exists(home)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(file -> file.endsWith("classes.jsa")).toList();
        }
    }

    /** Whether it has nothing more to do while it waits. */
    static boolean isWarm(Standby standby) {
        return Files.exists(standby.folder().path().resolve("warm-up/report.json"));
    }

    public static void asBefore() {
        System.clearProperty(KeptClasses.CLASS_PATH);
    }
}
