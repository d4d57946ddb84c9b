package org.halle.browser;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.halle.engine.VirtualTime;
import org.halle.kernel.HalleClock;
import org.springframework.context.ApplicationContext;

/**
 * A story's own time: it begins on a day of its choice and travels, while what other tests left waiting in the shared
 * engine is held. Closing it brings everything back to the present.
 */
public final class OwnTime implements AutoCloseable {

    private final VirtualTime time;
    private final HalleClock clock;
    private final ManagementService management;
    private final List<String> held;

    /** @param day the story begins at nine in the morning, in Paris */
    public OwnTime(ApplicationContext halle, LocalDate day) {
        time = halle.getBean(VirtualTime.class);
        clock = halle.getBean(HalleClock.class);
        management = halle.getBean(ManagementService.class);
        held = management.createJobQuery().active().list().stream()
                .map(Job::getId)
                .toList();
        held.forEach(management::suspendJobById);
        time.setTo(day.atTime(9, 0).atZone(HalleClock.PARIS).toInstant());
    }

    public Instant now() {
        return clock.instant();
    }

    public LocalDate today() {
        return clock.today();
    }

    /** What people did takes effect. */
    public void settle() {
        time.settle();
    }

    public void pass(Duration duration) {
        travelTo(now().plus(duration));
    }

    public void travelTo(Instant instant) {
        time.travelTo(instant);
        time.settle();
    }

    @Override
    public void close() {
        time.release();
        held.forEach(management::activateJobById);
    }
}
