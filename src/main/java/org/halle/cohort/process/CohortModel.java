package org.halle.cohort.process;

import java.util.List;

/** Names that the cohort's diagrams and Java share. */
final class CohortModel {

    static final String COHORT = "cohort";
    static final String VENTURE = "venture";
    static final String MILESTONE = "milestone";

    static final String VENTURE_WITHDRAWN = "VentureWithdrawn";
    static final String SESSIONS_MADE_UP = "SessionsMadeUp";

    /** The timer at the end of a session, inside the loop over sessions. */
    static final String SESSION_ENDED = "Event_SessionEnded";

    static final String DELIVER = "Task_Deliver";
    static final String REVIEW = "Task_ReviewDeliverable";

    static final String SESSION = "session";
    static final String SESSION_ENDS_AT = "sessionEndsAt";
    static final String ENDS_AT = "endsAt";
    static final String DUE_AT = "dueAt";
    static final String REMIND_AT = "remindAt";
    static final String STARTS_AT = "startsAt";
    static final String ONBOARD_BY = "onboardBy";

    static final String SIGN_CHARTER = "Task_SignCharter";

    /** What a venture is asked before its first milestone. */
    static final List<String> ONBOARDING = List.of(SIGN_CHARTER, "Task_NameReferent", "Task_RecordBaseline");

    private CohortModel() {}
}
