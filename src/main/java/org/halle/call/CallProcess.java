package org.halle.call;

import java.time.Instant;
import java.util.Optional;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;

/** Every way Java moves the diagrams of a call and of its applications. */
public interface CallProcess {

    /** The call's dates moved: its timers wait for the new ones, its drafts show the new deadline. */
    void rescheduled(Call call, Iterable<ApplicationId> drafts);

    /** A rolling call gathers its next batch: its drafts show until when they would be in it. */
    void batchBegun(Call call, Iterable<ApplicationId> drafts);

    /** Somebody began a draft. */
    void begun(ApplicationId application, Instant closesAt);

    /** Asks a partner to sign, beside whatever else is going on. */
    void partnerInvited(ApplicationId application, PersonId partner);

    /** A partner left what had been handed in: the rules are asked again, beside whatever else is going on. */
    void partnerLeft(ApplicationId application);

    /** Nobody waits for that signature any more. */
    void partnerRemoved(ApplicationId application, PersonId partner);

    /**
     * A draft has more time than others; its own deadline is waited for.
     *
     * @param again whether its diagram had ended: it starts once more, and asks again who has not signed
     */
    void delayed(Application draft, boolean again);

    /** Nobody waits for the end of its delay any more, if it had one. */
    void arrived(ApplicationId application);

    /** Ends the preparation of an application that was not handed in. */
    void callClosed(ApplicationId application);

    void decided(ApplicationId application, Decision decision, Instant confirmBy, Instant waitingListEndsAt);

    void seatOffered(ApplicationId application, Instant confirmBy);

    /** The open task by which the lead hands in or corrects; empty when nothing is to be handed in. */
    Optional<String> handingIn(ApplicationId application);

    /** Ends the application's diagram, wherever it stands. */
    void withdrawn(ApplicationId application);
}
