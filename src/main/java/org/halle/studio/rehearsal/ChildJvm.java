package org.halle.studio.rehearsal;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.halle.studio.rehearsal.stage.Rehearsal;
import org.jspecify.annotations.Nullable;

/**
 * The JVM in which a rehearsal runs: with the class path of this one, and with bounds. Whatever the models do there, it
 * ends: by itself, by its own watch, or by being killed.
 */
final class ChildJvm {

    /** The first argument of Halle when it is a rehearsal's own JVM. */
    static final String COMMAND = "rehearsal-stage";

    /** Another class path than that of this JVM: tests leave their own classes out. */
    static final String CLASS_PATH = "halle.rehearsal.class-path";

    static final String LOG = "rehearsal.log";

    /** How long it may go on after its own watch should have stopped it. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Path folder;
    private final Limits limits;
    private volatile @Nullable Process process;
    private volatile boolean cancelled;

    /** How long a rehearsal may take on the clock on the wall, and how much memory it may have. */
    record Limits(Duration time, int megabytes) {

        static Limits usual() {
            return new Limits(Duration.ofSeconds(180), 512);
        }
    }

    /** How it ended. */
    enum How {
        /** {@code report.json} is in the folder. */
        REPORTED,
        REFUSED,
        CANCELLED,
        /** It did not stop when it should, and was killed. */
        KILLED,
        BROKEN
    }

    /**
     * How it ended.
     *
     * @param lines why the models were refused
     * @param on the last day it told of
     */
    record Ended(How how, List<String> lines, LocalDate on) {}

    /** @param folder with {@code processes/}, {@code forms/} and {@code assumptions.properties} */
    ChildJvm(Path folder, Limits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    /** @param progress is told how many in a hundred are done, and which day has come */
    Ended run(LocalDate from, BiConsumer<Integer, LocalDate> progress) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(command())
                .redirectError(folder.resolve(LOG).toFile())
                .start();
        process = child;
        if (cancelled) {
            child.destroyForcibly();
        }
        Thread watch = new Thread(() -> killWhenOverdue(child), "rehearsal watch");
        watch.setDaemon(true);
        watch.start();
        List<String> refused = new ArrayList<>();
        LocalDate[] last = {from};
        try (BufferedReader told = child.inputReader(StandardCharsets.UTF_8)) {
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                if (line.startsWith(Rehearsal.PROGRESS)) {
                    String[] parts = line.split(" ");
                    last[0] = LocalDate.parse(parts[2]);
                    progress.accept(Integer.valueOf(parts[1]), last[0]);
                } else if (line.startsWith(Rehearsal.REFUSED)) {
                    refused.add(line.substring(Rehearsal.REFUSED.length()));
                }
            }
        } finally {
            if (Thread.currentThread().isInterrupted()) {
                child.destroyForcibly();
            }
        }
        int code = child.waitFor();
        watch.interrupt();
        return new Ended(how(code), refused, last[0]);
    }

    private How how(int code) {
        if (cancelled) {
            return How.CANCELLED;
        }
        return switch (code) {
            case Rehearsal.DONE -> How.REPORTED;
            case Rehearsal.REFUSED_MODELS -> How.REFUSED;
            case Rehearsal.BROKEN -> How.BROKEN;
            default -> How.KILLED;
        };
    }

    private void killWhenOverdue(Process child) {
        try {
            if (!child.waitFor(limits.time().plus(GRACE).toSeconds(), TimeUnit.SECONDS)) {
                child.destroyForcibly();
            }
        } catch (InterruptedException endedInTime) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it now. */
    void cancel() {
        cancelled = true;
        Process child = process;
        if (child != null) {
            child.destroyForcibly();
        }
    }

    private List<String> command() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + limits.megabytes() + "m",
                "-XX:+UseSerialGC",
                // it is over before a better compiler would pay
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Dfile.encoding=UTF-8",
                "-Djava.awt.headless=true",
                // no name is looked up beside its own
                "-Djdk.net.hosts.file=" + Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost " + name())));
        String classPath = System.getProperty(CLASS_PATH, System.getProperty("java.class.path"));
        if (isWholeHalle(classPath)) {
            command.addAll(List.of("-jar", classPath));
        } else {
            command.addAll(List.of("-cp", classPath, "org.halle.HalleApplication"));
        }
        command.addAll(
                List.of(COMMAND, folder.toString(), String.valueOf(limits.time().toSeconds())));
        return command;
    }

    private static String name() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "";
        }
    }

    /** Whether Halle runs from the one jar that holds everything. */
    private static boolean isWholeHalle(String classPath) throws IOException {
        Path jar = Path.of(classPath.contains(System.getProperty("path.separator")) ? "" : classPath);
        if (!Files.isRegularFile(jar)) {
            return false;
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            return manifest != null && manifest.getMainAttributes().getValue("Start-Class") != null;
        }
    }
}
