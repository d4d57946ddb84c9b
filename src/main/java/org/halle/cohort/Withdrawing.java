package org.halle.cohort;

import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
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
    private final Coaching coaching;
    private final CohortProcess process;
    private final Rights rights;
    private final CohortLetters letters;
    private final ApplicationEventPublisher events;
    private final HalleClock clock;

    Withdrawing(
            Ventures ventures,
            Milestones milestones,
            Coaching coaching,
            CohortProcess process,
            Rights rights,
            CohortLetters letters,
            ApplicationEventPublisher events,
            HalleClock clock) {
        this.ventures = ventures;
        this.milestones = milestones;
        this.coaching = coaching;
        this.process = process;
        this.rights = rights;
        this.letters = letters;
        this.events = events;
        this.clock = clock;
    }

    /** Withdraws a venture, on its lead's word or its programme's manager's. */
    public void withdraw(PersonId by, VentureId id, String reason) {
        Venture venture = ventures.findById(id).orElseThrow(NotFound::new);
        CohortRights.requireLead(rights, by, venture);
        Venture withdrawn = ventures.save(venture.withdrawn(reason, clock.instant()));
        close(id);
        coaching.release(by, withdrawn);
        letters.withdrawn(withdrawn, by);
        events.publishEvent(new VentureWithdrawn(id, withdrawn.programme()));
        process.withdrawn(id);
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
