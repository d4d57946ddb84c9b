package org.halle.cohort;

import org.halle.kernel.Forbidden;
import org.halle.kernel.PersonId;
import org.halle.people.Rights;
import org.halle.people.Role;

/** Who may do what to a venture. */
final class CohortRights {

    private CohortRights() {}

    /** The lead answers for the venture; the programme's manager may help out. */
    static void requireLead(Rights rights, PersonId by, Venture venture) {
        if (!by.equals(venture.lead())) {
            rights.require(by, venture.programme(), Role.MANAGER);
        }
    }

    /**
     * Its referent or the substitute reviews; any coach while none is named; the manager if need be. Never the lead.
     */
    static void requireReviewer(Rights rights, PersonId by, Venture venture) {
        if (by.equals(venture.lead())) {
            throw new Forbidden();
        }
        if (venture.followedBy(by)) {
            return;
        }
        if (venture.referent() == null) {
            rights.require(by, venture.programme(), Role.COACH, Role.MANAGER);
        } else {
            rights.require(by, venture.programme(), Role.MANAGER);
        }
    }
}
