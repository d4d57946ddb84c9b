package org.halle.studio.rehearsal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One rehearsal of a set of files, in a JVM of its own. It is carried through once, and nothing is left on disk of what it played. */
public final class Performance {

    private static final int CLOSING_SECONDS = 5;

    private final Map<String, String> files;
    private final Assumptions assumptions;
    private final Limits limits;
    private final @Nullable Path home;
    private volatile @Nullable ChildJvm child;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean cancelled;

    /**
     * What its JVM may take.
     *
     * @param time on the clock on the wall
     * @param grace how long it may go on after it should have stopped by itself
     * @param megabytes of memory
     */
    public record Limits(Duration time, Duration grace, int megabytes) {

        public static Limits usual() {
            return new Limits(Duration.ofSeconds(180), Duration.ofSeconds(30), 512);
        }
    }

    /** How it ended. */
    public enum How {
        /** There is a report. */
        REPORTED,
        /** The files were refused before anything was played. */
        REFUSED,
        CANCELLED,
        /** It did not stop when it should or wanted too much, and was killed. */
        KILLED,
        /** Something broke that is not the files' fault. */
        BROKEN
    }

    /**
     * How it ended.
     *
     * @param lines why the files were refused, or the log of what broke
     * @param on the last day it told of
     * @param report null unless it reported
     */
    public record Ended(How how, List<String> lines, LocalDate on, @Nullable String report) {}

    /**
     * @param files by name: diagrams (.bpmn), decisions (.dmn), forms (.form)
     * @param home where the classes of its JVM are kept for those that follow; null for nowhere
     */
    public Performance(Map<String, String> files, Assumptions assumptions, Limits limits, @Nullable Path home) {
        this.files = files;
        this.assumptions = assumptions;
        this.limits = limits;
        this.home = home;
    }

    /** @param progress is told how many in a hundred are done, and which day has come */
    public Ended run(BiConsumer<Integer, LocalDate> progress) throws IOException, InterruptedException {
        return run(null, progress);
    }

    /**
     * @param standby the JVM in which it runs; when there is none, or it has ended, in one that begins now
     * @param progress is told how many in a hundred are done, and which day has come
     */
    public Ended run(@Nullable Standby standby, BiConsumer<Integer, LocalDate> progress)
            throws IOException, InterruptedException {
        if (standby != null) {
            if (standby.waits()) {
                return run(standby.folder(), standby.jvm(), progress);
            }
            standby.cancel();
        }
        RehearsalFolder folder = RehearsalFolder.create();
        return run(folder, new ChildJvm(folder, limits, home), progress);
    }

    private Ended run(RehearsalFolder folder, ChildJvm jvm, BiConsumer<Integer, LocalDate> progress)
            throws IOException, InterruptedException {
        try {
            folder.lay(files, assumptions);
            child = jvm;
            if (cancelled) {
                jvm.cancel();
                return new Ended(How.CANCELLED, List.of(), assumptions.from(), null);
            }
            ChildJvm.Ended ended = jvm.play(assumptions.from(), progress);
            return switch (ended.how()) {
                case REPORTED -> new Ended(How.REPORTED, List.of(), ended.on(), folder.report());
                case BROKEN -> new Ended(How.BROKEN, folder.logged(), ended.on(), null);
                default -> new Ended(ended.how(), ended.lines(), ended.on(), null);
            };
        } finally {
            folder.delete();
            over.countDown();
        }
    }

    /** Ends it now, or before it begins. */
    public void cancel() {
        cancelled = true;
        ChildJvm running = child;
        if (running != null) {
            running.cancel();
        }
    }

    /**
     * Ends it because this JVM ends, and waits a few seconds for its folder to be swept.
     *
     * @return whether it was
     */
    boolean close() {
        cancel();
        try {
            return over.await(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
