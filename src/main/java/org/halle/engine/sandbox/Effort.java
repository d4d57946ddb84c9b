package org.halle.engine.sandbox;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Work with a limit to what it may cost the processor: that a machine has other things to do as well is no fault of the
 * file that is read.
 */
final class Effort<T> implements Callable<T> {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Callable<T> work;
    private final Duration most;
    private final long began = System.nanoTime();
    private volatile long thread;
    private volatile long costBefore;

    Effort(Callable<T> work, Duration most) {
        this.work = work;
        this.most = most;
    }

    @Override
    public T call() throws Exception {
        costBefore = Math.max(0, THREADS.getCurrentThreadCpuTime());
        thread = Thread.currentThread().getId();
        return work.call();
    }

    /** Whether it has cost more than it may, or has waited ten times as long without costing anything. */
    boolean tooMuch() {
        boolean begun = thread != 0;
        return begun && THREADS.getThreadCpuTime(thread) - costBefore > most.toNanos()
                || System.nanoTime() - began > 10 * most.toNanos();
    }
}
