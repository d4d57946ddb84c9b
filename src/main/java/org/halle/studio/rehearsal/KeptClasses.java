package org.halle.studio.rehearsal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The classes of rehearsals' JVMs. In a home of its own they are kept from one rehearsal to the next, and beside them the
 * archive that the first of them leaves when it ends: with that a JVM starts a quarter sooner. A Halle of another day or
 * another Java finds nothing that fits, and begins anew.
 */
final class KeptClasses {

    /** Another class path than that of this JVM: tests leave their own classes out. */
    static final String CLASS_PATH = "halle.rehearsal.class-path";

    private static final Logger LOG = LoggerFactory.getLogger(KeptClasses.class);
    private static final String LIST = "class-path";
    private static final String ARCHIVE = "classes.jsa";
    private static final String MADE = "made";

    /** After that, no rehearsal of another Halle in the same home runs any more. */
    private static final Duration LEFT = Duration.ofDays(1);

    /** One JVM at a time leaves an archive: it takes seconds of work, and one is enough. */
    private static final AtomicBoolean MAKING = new AtomicBoolean();

    private final String classPath;
    private final @Nullable Path archive;
    private final @Nullable Path making;

    private KeptClasses(String classPath, @Nullable Path archive, @Nullable Path making) {
        this.classPath = classPath;
        this.archive = archive;
        this.making = making;
    }

    /**
     * @param home where classes are kept; null for nowhere
     * @param folder of one rehearsal, gone with it
     */
    static KeptClasses open(@Nullable Path home, Path folder) throws IOException {
        String classPath = classPath();
        boolean whole = UnpackedJar.isWholeHalle(classPath);
        if (home == null || !fits(classPath)) {
            return new KeptClasses(
                    whole ? UnpackedJar.into(folder.resolve("halle"), classPath) : classPath, null, null);
        }
        Path own = home.toAbsolutePath().resolve(name(classPath));
        if (!Files.exists(own)) {
            sweep(home, Instant.now().minus(LEFT));
            Path made = Files.createDirectories(home).resolve(UUID.randomUUID().toString());
            String kept = classPath;
            if (whole) {
                kept = UnpackedJar.into(made, classPath).replace(made.toString(), own.toString());
            } else {
                Files.createDirectory(made);
            }
            Files.writeString(made.resolve(LIST), kept);
            Files.move(made, own, StandardCopyOption.ATOMIC_MOVE);
        }
        String kept = Files.readString(own.resolve(LIST));
        Path archive = own.resolve(ARCHIVE);
        if (Files.exists(archive)) {
            return new KeptClasses(kept, archive, null);
        }
        if (!MAKING.compareAndSet(false, true)) {
            return new KeptClasses(kept, null, null);
        }
        Path making = Files.createDirectories(own.resolve(MADE));
        sweep(making, Instant.now());
        return new KeptClasses(kept, archive, making.resolve(UUID.randomUUID() + ".jsa"));
    }

    /** How a JVM is told of it. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("-cp", classPath));
        if (making != null) {
            arguments.add("-XX:ArchiveClassesAtExit=" + making);
        } else if (archive != null) {
            arguments.add("-XX:SharedArchiveFile=" + archive);
        }
        return arguments;
    }

    /** The JVM has ended: what it left is kept if it played to the end, because only then has it come to all classes. */
    void close(boolean played) {
        if (making == null || archive == null) {
            return;
        }
        try {
            if (played && Files.exists(making)) {
                Files.move(making, archive, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.deleteIfExists(making);
            }
        } catch (IOException unkept) {
            LOG.warn("the classes of a rehearsal are not kept", unkept);
        } finally {
            MAKING.set(false);
        }
    }

    private static void sweep(Path folder, Instant before) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.list(folder)) {
            for (Path one : all.toList()) {
                if (Files.getLastModifiedTime(one).toInstant().isBefore(before)) {
                    FileSystemUtils.deleteRecursively(one);
                }
            }
        }
    }

    private static String name(String classPath) throws IOException {
        StringBuilder all = new StringBuilder(System.getProperty("java.vm.version"));
        for (Path entry : entries(classPath).toList()) {
            all.append(entry).append(Files.size(entry)).append(Files.getLastModifiedTime(entry));
        }
        return UUID.nameUUIDFromBytes(all.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** An archive is of jars alone, and of those that stay as they are: of Halle as it is delivered. */
    private static boolean fits(String classPath) throws IOException {
        boolean delivered = System.getProperty(CLASS_PATH) != null || UnpackedJar.isWholeHalle(classPath);
        return delivered && entries(classPath).allMatch(Files::isRegularFile);
    }

    private static String classPath() {
        return entries(System.getProperty(CLASS_PATH, System.getProperty("java.class.path")))
                .map(entry -> entry.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Stream<Path> entries(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator)).map(Path::of);
    }
}
