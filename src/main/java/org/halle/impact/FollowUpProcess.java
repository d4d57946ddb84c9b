package org.halle.impact;

import org.halle.kernel.VentureId;

/** How the follow-up speaks with its diagram. */
public interface FollowUpProcess {

    /** Whether a venture is being followed up. */
    boolean running(VentureId venture);

    /** The venture is asked at other times. */
    void moved(VentureId venture, FollowingUp.Dates dates);
}
