package org.halle.hall;

import java.time.Instant;
import org.halle.kernel.DossierReviewId;
import org.halle.kernel.QuestionId;
import org.halle.kernel.RoundId;

/** Every way Java moves the diagrams of the hall. */
public interface HallProcess {

    /** Asks the project for an answer, beside whatever else is going on. */
    void questionAsked(RoundId round, QuestionId question);

    /** A funder has pledged: what its review still asks is answered, unless the pledge came by that very task. */
    void pledged(DossierReviewId review);

    /** Enough is firm: ends the round at the end of this transaction, after the task that brought it about. */
    void targetReached(RoundId round);

    /** Ends the round at once, whoever is still reading. */
    void decided(RoundId round, Instant at);

    /** The round's end moved. */
    void rescheduled(RoundId round, Instant closesAt);

    /** The date of a review moved. */
    void rescheduled(DossierReviewId review, Instant decideBy, Instant remindAt);
}
