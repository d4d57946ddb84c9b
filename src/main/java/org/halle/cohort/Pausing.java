package org.halle.cohort;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.halle.kernel.HalleClock;
import org.halle.kernel.MilestoneId;
import org.halle.kernel.PersonId;
import org.halle.kernel.VentureId;
import org.halle.people.Rights;
import org.halle.programme.Programmes;
import org.halle.programme.WorkingDays;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Standing aside for a while: nothing is asked and no timer fires; coming back, every date is as far away as it was. */
@Service
@Transactional
public class Pausing {

    private final Ventures ventures;
    private final Milestones milestones;
    private final VentureEvents events;
    private final Coaching coaching;
    private final Programmes programmes;
    private final Rights rights;
    private final CohortProcess process;
    private final CohortLetters letters;
    private final HalleClock clock;

    Pausing(
            Ventures ventures,
            Milestones milestones,
            VentureEvents events,
            Coaching coaching,
            Programmes programmes,
            Rights rights,
            CohortProcess process,
            CohortLetters letters,
            HalleClock clock) {
        this.ventures = ventures;
        this.milestones = milestones;
        this.events = events;
        this.coaching = coaching;
        this.programmes = programmes;
        this.rights = rights;
        this.process = process;
        this.letters = letters;
        this.clock = clock;
    }

    /** Pauses a venture, on its lead's word or its programme's manager's; what it had booked is given back. */
    public void pause(PersonId by, VentureId id, String reason) {
        Venture venture = ventures.alone(id);
        CohortRights.requireLead(rights, by, venture);
        Instant now = clock.instant();
        Venture paused = ventures.save(venture.paused(reason, now));
        events.save(VentureEvent.of(id, VentureEvent.Kind.PAUSED, now, by, reason));
        coaching.release(by, paused);
        process.paused(id, pending(id));
        letters.paused(
                paused, by, reason.strip(), events.findByVentureOrderById(id).size());
    }

    /** Brings a venture back; what it still has to deliver, and its end, move by the days it stood aside. */
    public void resume(PersonId by, VentureId id) {
        Venture venture = ventures.alone(id);
        CohortRights.requireLead(rights, by, venture);
        Instant now = clock.instant();
        LocalDate today = clock.today();
        Venture resumed = ventures.save(venture.resumed(today));
        int days = resumed.pausedDays() - venture.pausedDays();
        events.save(VentureEvent.of(id, VentureEvent.Kind.RESUMED, now, by, ""));
        process.resumed(id, pending(id), Duration.ofDays(days));
        for (Milestone milestone : milestones.findByVentureOrderByNumber(id)) {
            if (milestone.state().pending()) {
                LocalDate day = WorkingDays.onOrAfter(milestone.dueOn().plusDays(days));
                Milestone moved = milestones.save(milestone.movedTo(CohortCalendar.due(day)));
                process.milestoneMoved(moved.id(), moved.dueAt(), CohortCalendar.remindAt(moved.dueAt(), now));
            }
        }
        Instant endsAt = endsAt(resumed);
        process.ventureMoved(id, endsAt);
        letters.resumed(resumed, endsAt, events.findByVentureOrderById(id).size());
    }

    private Instant endsAt(Venture venture) {
        return new CohortCalendar(programmes.get(venture.programme()).plan().cohort()).endsAt(venture);
    }

    private List<MilestoneId> pending(VentureId id) {
        return milestones.findByVentureOrderByNumber(id).stream()
                .filter(milestone -> milestone.state().pending())
                .map(Milestone::id)
                .toList();
    }
}
