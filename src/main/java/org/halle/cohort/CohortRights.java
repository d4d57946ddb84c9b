package org.halle.cohort;

import org.halle.desk.Covering;
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
     * Its referent or the substitute reviews, or who stands in for one of them; any coach while none is named; the manager if need be. Never the lead.
     */
    static void requireReviewer(Rights rights, Covering covering, PersonId by, Venture venture) {
        if (by.equals(venture.lead())) {
            throw new Forbidden();
        }
        if (venture.followedBy(by)
                || covering.standsIn(by, venture.referent(), venture.programme())
                || covering.standsIn(by, venture.substitute(), venture.programme())) {
            return;
        }
        if (venture.referent() == null) {
            rights.require(by, venture.programme(), Role.COACH, Role.MANAGER);
        } else {
            rights.require(by, venture.programme(), Role.MANAGER);
        }
    }
}
