package org.halle.engine;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.halle.kernel.HalleClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Runs diagrams through months in seconds: the clock jumps from one due timer to the next. For the demonstration data,
 * for tests and for rehearsals; the job executor must not run meanwhile.
 */
@Component
public class VirtualTime {

    /** Asked at every step of time: straight, without the joins of the engine's own query. */
    private static final String DUE =
            """
            select ID_ from ACT_RU_JOB
            where RETRIES_ > 0 and SUSPENSION_STATE_ = 1 and (DUEDATE_ is null or DUEDATE_ <= ?)
            order by DUEDATE_ nulls first, ID_ limit 200""";

    private static final String NEXT =
            "select min(DUEDATE_) from ACT_RU_JOB where RETRIES_ > 0 and SUSPENSION_STATE_ = 1 and TYPE_ = 'timer'";

    private static final int MOST_JOBS_AT_ONCE = 100_000;

    private final ManagementService management;
    private final JdbcClient database;
    private final HalleClock clock;

    VirtualTime(ManagementService management, JdbcClient database, HalleClock clock) {
        this.management = management;
        this.database = database;
        this.clock = clock;
    }

    /** Stops the clock at an instant, without running anything. */
    public void setTo(Instant instant) {
        clock.travelTo(instant);
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    /** When the next timer is due, if one waits. */
    public Optional<Instant> nextTimer() {
        return database.sql(NEXT)
                .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    /** What becomes of a step that fails: it is not tried again by itself. */
    public interface Failures {
        void failed(Job job, RuntimeException why);
    }

    /** Runs what is due now, and what that brings about, until nothing is; the first step that fails ends it. */
    public void settle() {
        settle((job, why) -> {
            throw why;
        });
    }

    /** The same; steps that fail are put aside and told. */
    public void settle(Failures failures) {
        for (int ran = 0; ran < MOST_JOBS_AT_ONCE; ) {
            List<String> due = database.sql(DUE)
                    .param(Timestamp.from(clock.instant()))
                    .query(String.class)
                    .list();
            if (due.isEmpty()) {
                return;
            }
            for (String job : due) {
                // an earlier job of the batch may have cancelled this one
                if (job.equals(due.get(0)) || waits(job)) {
                    run(job, failures);
                }
                ran++;
            }
        }
        throw new IllegalStateException("the diagrams go on without end at " + clock.instant());
    }

    private void run(String id, Failures failures) {
        try {
            management.executeJob(id);
        } catch (RuntimeException why) {
            Job job = management.createJobQuery().jobId(id).singleResult();
            if (job == null) {
                throw why;
            }
            failures.failed(job, why);
            management.setJobRetries(id, 0);
        }
    }

    private boolean waits(String job) {
        return database.sql("select count(*) from ACT_RU_JOB where ID_ = ?")
                        .param(job)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** Moves to an instant, stopping at every timer on the way. */
    public void travelTo(Instant target) {
        settle();
        for (Optional<Instant> next = nextTimer();
                next.isPresent() && !next.get().isAfter(target);
                next = nextTimer()) {
            setTo(next.get().isAfter(clock.instant()) ? next.get() : clock.instant());
            settle();
        }
        setTo(target);
    }

    /** Back to the present. */
    public void release() {
        clock.release();
        ClockUtil.reset();
    }
}
