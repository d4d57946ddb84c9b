package org.halle.engine;

import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.halle.kernel.HalleClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Runs timers and asynchronous steps on this node, last to start and first to stop; stands aside while the node's clock
 * is off the database's, because such a node would take jobs that others are running.
 */
@Component
class JobExecution implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobExecution.class);
    private static final Duration TOLERATED = Duration.ofSeconds(5);

    private final JobExecutor executor;
    private final HalleClock clock;
    private final boolean wanted;
    private volatile boolean running;

    JobExecution(JobExecutor executor, HalleClock clock, EngineProperties properties) {
        this.executor = executor;
        this.clock = clock;
        this.wanted = properties.jobs();
    }

    @Override
    public void start() {
        running = true;
        watchTheClock();
    }

    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT30S")
    void watchTheClock() {
        if (!wanted || !running || clock.travelling()) {
            return;
        }
        Duration skew = Duration.between(clock.decisive(), Instant.now()).abs();
        if (skew.compareTo(TOLERATED) > 0) {
            if (executor.isActive()) {
                LOG.error(
                        "This node's clock is {} s off the database's: it runs no more timers until it agrees",
                        skew.toSeconds());
                executor.shutdown();
            }
        } else if (!executor.isActive()) {
            executor.start();
        }
    }

    @Override
    public void stop() {
        running = false;
        if (executor.isActive()) {
            executor.shutdown();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
