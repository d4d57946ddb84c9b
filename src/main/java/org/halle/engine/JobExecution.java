package org.halle.engine;

import java.time.Duration;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.halle.kernel.HalleClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
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
    private final JdbcClient database;
    private final boolean embedded;
    private final boolean wanted;
    private volatile boolean running;

    JobExecution(
            JobExecutor executor,
            HalleClock clock,
            JdbcClient database,
            DataSource dataSource,
            EngineProperties properties)
            throws MetaDataAccessException {
        this.executor = executor;
        this.clock = clock;
        this.database = database;
        this.embedded = "H2"
                .equals(JdbcUtils.extractDatabaseMetaData(dataSource, metaData -> metaData.getDatabaseProductName()));
        this.wanted = properties.jobs();
    }

    @Override
    public void start() {
        running = true;
        if (wanted && embedded) {
            freeWhatAKilledProcessHeld();
        }
        watchTheClock();
    }

    /** No other node shares an embedded database: whatever is locked in it, nobody is running any more. */
    private void freeWhatAKilledProcessHeld() {
        int freed = database.sql("update ACT_RU_JOB set LOCK_OWNER_ = null, LOCK_EXP_TIME_ = null"
                        + " where LOCK_OWNER_ is not null")
                .update();
        if (freed > 0) {
            LOG.info("{} steps were running when Halle was last stopped: they run again", freed);
        }
    }

    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT30S")
    void watchTheClock() {
        if (!wanted || !running || clock.travelling()) {
            return;
        }
        Duration skew = clock.skew();
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
