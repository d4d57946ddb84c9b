package org.halle.call;

import java.time.Instant;
import org.halle.kernel.ApplicationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Telling applicants what the jury decided. Called by the selection, which answers for who may decide and when it
 * becomes known.
 */
@Service
@Transactional
public class Deciding {

    private final Applications applications;
    private final CallProcess process;
    private final CallLetters letters;

    Deciding(Applications applications, CallProcess process, CallLetters letters) {
        this.applications = applications;
        this.process = process;
        this.letters = letters;
    }

    /** As {@link #announce(ApplicationId, Decision, Instant, Instant, String)}, with nothing to add. */
    public void announce(ApplicationId id, Decision decision, Instant confirmBy, Instant waitingListEndsAt) {
        announce(id, decision, confirmBy, waitingListEndsAt, "");
    }

    /**
     * Announces a decision to the application's people.
     *
     * @param confirmBy until when an accepted project may confirm its seat
     * @param waitingListEndsAt until when a waiting project may hope
     * @param reasons the jury's own words for this project; may be empty
     */
    public void announce(
            ApplicationId id, Decision decision, Instant confirmBy, Instant waitingListEndsAt, String reasons) {
        Application decided = applications.save(applications.alone(id).decide(decision, confirmBy));
        letters.decided(decided, decision, decision == Decision.WAITING ? waitingListEndsAt : confirmBy, reasons);
        process.decided(id, decision, confirmBy, waitingListEndsAt);
    }

    /** Offers a seat that came free to a project that waits. */
    public void offerSeat(ApplicationId id, Instant confirmBy) {
        Application offered = applications.save(applications.alone(id).offerSeat(confirmBy));
        letters.seatOffered(offered, confirmBy);
        process.seatOffered(id, confirmBy);
    }
}
