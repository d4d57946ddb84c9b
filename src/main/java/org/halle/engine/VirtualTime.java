package org.halle.engine;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.halle.kernel.HalleClock;
import org.springframework.stereotype.Component;

/**
 * Runs diagrams through months in seconds: the clock jumps from one due timer to the next. For the demonstration data,
 * for tests and for rehearsals; the job executor must not run meanwhile.
 */
@Component
public class VirtualTime {

    private static final int BATCH = 200;
    private static final int MOST_JOBS_AT_ONCE = 100_000;

    private final ManagementService management;
    private final HalleClock clock;

    VirtualTime(ManagementService management, HalleClock clock) {
        this.management = management;
        this.clock = clock;
    }

    /** Stops the clock at an instant, without running anything. */
    public void setTo(Instant instant) {
        clock.travelTo(instant);
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    /** When the next timer is due, if one waits. */
    public Optional<Instant> nextTimer() {
        return management
                .createJobQuery()
                .timers()
                .active()
                .withRetriesLeft()
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1)
                .stream()
                .map(job -> job.getDuedate().toInstant())
                .findFirst();
    }

    /** Runs what is due now, and what that brings about, until nothing is. */
    public void settle() {
        for (int ran = 0; ran < MOST_JOBS_AT_ONCE; ) {
            List<Job> due = management.createJobQuery().executable().active().listPage(0, BATCH);
            if (due.isEmpty()) {
                return;
            }
            for (Job job : due) {
                // an earlier job of the batch may have cancelled this one
                if (job == due.get(0)
                        || management.createJobQuery().jobId(job.getId()).count() == 1) {
                    management.executeJob(job.getId());
                }
                ran++;
            }
        }
        throw new IllegalStateException("the diagrams go on without end at " + clock.instant());
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
