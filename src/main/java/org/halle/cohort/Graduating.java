package org.halle.cohort;

import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.VentureId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The way out: a venture graduates when it has held the sessions its programme asks for, and not before. */
@Service
@Transactional
public class Graduating {

    private final Ventures ventures;
    private final Attending attending;
    private final CohortLetters letters;
    private final ApplicationEventPublisher events;
    private final HalleClock clock;

    Graduating(
            Ventures ventures,
            Attending attending,
            CohortLetters letters,
            ApplicationEventPublisher events,
            HalleClock clock) {
        this.ventures = ventures;
        this.attending = attending;
        this.letters = letters;
        this.events = events;
        this.clock = clock;
    }

    /** Counts a venture's sessions, and writes to it what is missing when something is. */
    public Quota check(VentureId id) {
        Quota quota = attending.quota(id);
        if (!quota.met()) {
            letters.quotaMissing(get(id), quota);
        }
        return quota;
    }

    /** @throws org.halle.kernel.Refused with what is missing, when a session is */
    public void graduate(VentureId id) {
        Venture graduated = ventures.save(get(id).graduated(attending.quota(id), clock.instant()));
        letters.graduated(graduated);
        events.publishEvent(new VentureGraduated(id, graduated.programme()));
    }

    /** What there is to say when every venture has come to its end. */
    public void closeCohort(ProgrammeId programme) {
        letters.cohortClosed(programme, ventures.findByProgrammeOrderByName(programme));
    }

    private Venture get(VentureId id) {
        return ventures.findById(id).orElseThrow(NotFound::new);
    }
}
