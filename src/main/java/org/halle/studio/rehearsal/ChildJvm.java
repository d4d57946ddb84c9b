package org.halle.studio.rehearsal;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.halle.studio.rehearsal.Performance.How;
import org.halle.studio.rehearsal.Performance.Limits;
import org.halle.studio.rehearsal.stage.Rehearsal;
import org.jspecify.annotations.Nullable;

/**
 * The JVM in which a rehearsal runs: with the class path of this one, and with bounds. Whatever the models do there, it
 * ends: by itself, by its own watch, or by being killed.
 */
final class ChildJvm {

    /** The first argument of Halle when it is a rehearsal's own JVM. */
    static final String COMMAND = "rehearsal-stage";

    /** What the system itself may want to know. */
    private static final Set<String> KEPT = Set.of("PATH", "TMPDIR", "TEMP", "TMP", "SystemRoot", "LD_LIBRARY_PATH");

    private final RehearsalFolder folder;
    private final Limits limits;
    private final @Nullable Path home;
    private volatile @Nullable Process process;
    private volatile boolean cancelled;

    /**
     * How it ended.
     *
     * @param lines why the models were refused
     * @param on the last day it told of
     */
    record Ended(How how, List<String> lines, LocalDate on) {}

    /** @param home where its classes are kept for those that follow; null for nowhere */
    ChildJvm(RehearsalFolder folder, Limits limits, @Nullable Path home) {
        this.folder = folder;
        this.limits = limits;
        this.home = home;
    }

    /** It waits to be told to play. */
    void begin() throws IOException {
        KeptClasses classes = KeptClasses.open(home, folder.path());
        ProcessBuilder order = new ProcessBuilder(command(classes))
                .directory(folder.path().toFile())
                .redirectError(Redirect.appendTo(folder.log().toFile()));
        // it reads no settings and no secrets of this Halle, neither from the environment nor from beside it
        order.environment().keySet().removeIf(name -> !KEPT.contains(name));
        Process child = start(order, classes);
        process = child;
        if (cancelled) {
            kill(child);
        }
        ended().thenAccept(code -> classes.close(code == Rehearsal.DONE));
    }

    /** Whether it would play if it were told to. */
    boolean waits() {
        Process child = process;
        return child != null && child.isAlive() && !cancelled;
    }

    /** Comes with its exit code. */
    CompletableFuture<Integer> ended() {
        return running().onExit().thenApplyAsync(Process::exitValue);
    }

    /**
     * Plays what lies in its folder. It begins now unless it has.
     *
     * @param progress is told how many in a hundred are done, and which day has come
     */
    Ended play(LocalDate from, BiConsumer<Integer, LocalDate> progress) throws IOException, InterruptedException {
        if (process == null) {
            begin();
        }
        Process child = running();
        endIn(limits.time().plus(limits.grace()));
        say(child);
        List<String> refused = new ArrayList<>();
        LocalDate[] last = {from};
        try (BufferedReader told = child.inputReader(StandardCharsets.UTF_8)) {
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                if (line.equals(Rehearsal.REPORTED) && !cancelled) {
                    // it may take some seconds more for its classes, which nobody waits for
                    return new Ended(How.REPORTED, List.of(), last[0]);
                }
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
                kill(child);
            }
        }
        int code = child.waitFor();
        return new Ended(how(code), refused, last[0]);
    }

    private static void say(Process child) {
        try {
            child.outputWriter(StandardCharsets.UTF_8)
                    .append(Rehearsal.PLAY)
                    .append('\n')
                    .flush();
        } catch (IOException gone) {
            // which its exit code tells better
        }
    }

    private void endIn(Duration most) {
        Process child = running();
        child.onExit().orTimeout(most.toMillis(), TimeUnit.MILLISECONDS).exceptionally(late -> {
            kill(child);
            return child;
        });
    }

    private Process running() {
        return Objects.requireNonNull(process, "it has not begun");
    }

    /** Lets it end by itself; one that was still to play leaves its classes. */
    void dismiss() {
        try {
            running().getOutputStream().close();
        } catch (IOException gone) {
            // it has ended already
        }
    }

    private static Process start(ProcessBuilder order, KeptClasses classes) throws IOException {
        try {
            return order.start();
        } catch (IOException refused) {
            classes.close(false);
            throw refused;
        }
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

    /** Not {@code Process.destroyForcibly}, which also closes what is being read. */
    private static void kill(Process child) {
        child.toHandle().destroyForcibly();
    }

    /** Ends it now. */
    void cancel() {
        cancelled = true;
        Process child = process;
        if (child != null) {
            kill(child);
        }
    }

    private List<String> command(KeptClasses classes) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms" + limits.megabytes() + "m",
                "-Xmx" + limits.megabytes() + "m",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UseParallelGC",
                "-XX:+UseTransparentHugePages",
                // it is over before a better compiler would pay; the plain one begins early, and throws nothing away
                "-XX:TieredStopAtLevel=1",
                "-XX:CompileThresholdScaling=0.1",
                "-XX:ReservedCodeCacheSize=128m",
                "-XX:-UsePerfData",
                // what the JVM itself has to say would come between what is told
                "-Xlog:disable",
                "-Dfile.encoding=UTF-8",
                "-Djava.awt.headless=true",
                // no name is looked up beside its own
                "-Djdk.net.hosts.file="
                        + Files.writeString(folder.path().resolve("hosts"), "127.0.0.1 localhost " + name())));
        command.addAll(classes.arguments());
        command.addAll(List.of(
                "org.halle.HalleApplication",
                COMMAND,
                folder.path().toString(),
                String.valueOf(limits.time().toSeconds())));
        return command;
    }

    private static String name() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "";
        }
    }
}
