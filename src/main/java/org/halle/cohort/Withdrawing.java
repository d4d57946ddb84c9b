package org.halle.cohort;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.halle.kernel.HalleClock;
import org.halle.kernel.MilestoneId;
import org.halle.kernel.PersonId;
import org.halle.kernel.VentureId;
import org.halle.people.Rights;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Leaving a cohort before its end. What the venture did is kept; nothing more is asked of it. */
@Service
@Transactional
public class Withdrawing {

    private final Ventures ventures;
    private final Milestones milestones;
    private final VentureEvents journal;
    private final VentureRegister register;
    private final Coaching coaching;
    private final CohortProcess process;
    private final Rights rights;
    private final CohortLetters letters;
    private final ApplicationEventPublisher events;
    private final HalleClock clock;

    Withdrawing(
            Ventures ventures,
            Milestones milestones,
            VentureEvents journal,
            VentureRegister register,
            Coaching coaching,
            CohortProcess process,
            Rights rights,
            CohortLetters letters,
            ApplicationEventPublisher events,
            HalleClock clock) {
        this.ventures = ventures;
        this.milestones = milestones;
        this.journal = journal;
        this.register = register;
        this.coaching = coaching;
        this.process = process;
        this.rights = rights;
        this.letters = letters;
        this.events = events;
        this.clock = clock;
    }

    /** Withdraws a venture, on its lead's word or its programme's manager's. */
    public void withdraw(PersonId by, VentureId id, String reason) {
        Venture venture = ventures.alone(id);
        CohortRights.requireLead(rights, by, venture);
        Instant now = clock.instant();
        Venture withdrawn = ventures.save(venture.withdrawn(reason, now));
        journal.save(VentureEvent.of(id, VentureEvent.Kind.WITHDRAWN, now, by, reason));
        List<MilestoneId> pending = milestones.findByVentureOrderByNumber(id).stream()
                .filter(milestone -> milestone.state().pending())
                .map(Milestone::id)
                .toList();
        close(id);
        coaching.release(by, withdrawn);
        letters.withdrawn(withdrawn, by, toCome(venture, now));
        events.publishEvent(new VentureWithdrawn(id, withdrawn.programme()));
        if (venture.state() == Venture.State.PAUSED) {
            // what stands aside hears nothing, not even that it may end
            process.resumed(id, pending, Duration.ZERO);
        }
        process.withdrawn(id);
    }

    /** The cohort's sessions to come that its calendar still holds. */
    private List<Session> toCome(Venture venture, Instant now) {
        return register.sessionsOf(venture).stream()
                .filter(session -> session.kind() != Session.Kind.INDIVIDUAL
                        && !session.cancelled()
                        && session.startsAt().isAfter(now))
                .toList();
    }

    /** Drops the milestones that were still to come; again, it finds nothing to drop. */
    public void close(VentureId id) {
        for (Milestone milestone : milestones.findByVentureOrderByNumber(id)) {
            if (milestone.state().pending()) {
                milestones.save(milestone.dropped());
            }
        }
    }
}
