package org.halle.call;

import org.halle.kernel.ApplicationId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Taking the seat in the cohort that an accepted project was given, or giving it back. */
@Service
@Transactional
public class Seating {

    private final Applications applications;
    private final CallLetters letters;
    private final ApplicationEventPublisher events;
    private final HalleClock clock;

    Seating(Applications applications, CallLetters letters, ApplicationEventPublisher events, HalleClock clock) {
        this.applications = applications;
        this.letters = letters;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The lead answers whether the project comes.
     *
     * @param comes when it does not, the diagram releases the seat next
     */
    public void answer(PersonId by, ApplicationId id, boolean comes) {
        Application accepted = applications.alone(id);
        if (!accepted.lead().equals(by)) {
            throw new Forbidden();
        }
        if (comes) {
            Application confirmed = applications.save(accepted.confirmSeat(clock.decisive()));
            letters.seatConfirmed(confirmed);
            events.publishEvent(new SeatConfirmed(id, confirmed.programme()));
        }
    }

    /** The seat is free again: it was declined, or nobody answered in time. */
    public void release(ApplicationId id) {
        Application released = applications.save(applications.alone(id).releaseSeat());
        letters.seatReleased(released);
        events.publishEvent(new SeatReleased(id, released.programme()));
    }

    /** No seat came free for a project that waited. */
    public void endWaiting(ApplicationId id) {
        letters.waitingEnded(applications.save(applications.alone(id).endWaiting()));
    }
}
