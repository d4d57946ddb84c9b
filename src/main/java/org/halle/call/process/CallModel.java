package org.halle.call.process;

import java.util.Set;

/** What the diagrams {@code call.bpmn}, {@code rolling-call.bpmn}, {@code application.bpmn} and {@code delay.bpmn} call their things. */
public final class CallModel {

    public static final String CALL = "call";
    public static final String ROLLING_CALL = "rolling-call";
    public static final String APPLICATION = "application";
    public static final String DELAY = "delay";

    // elements
    public static final String COMPLETE_APPLICATION = "Task_CompleteApplication";
    public static final String SIGN_AS_PARTNER = "Task_SignAsPartner";
    public static final String CORRECT_APPLICATION = "Task_CorrectApplication";
    public static final String DECIDE_AFTER_DEPARTURE = "Task_DecideAfterDeparture";
    public static final String CONFIRM_SEAT = "Task_ConfirmSeat";

    /** The two tasks whose form is the application itself. */
    static final Set<String> HAND_IN = Set.of(COMPLETE_APPLICATION, CORRECT_APPLICATION);

    // messages
    static final String PARTNER_INVITED = "PartnerInvited";
    static final String PARTNER_LEFT = "PartnerLeft";
    static final String PARTNER_REMOVED = "PartnerRemoved";
    static final String CALL_CLOSED = "CallClosed";
    static final String DELAY_NOT_NEEDED = "DelayNotNeeded";
    static final String DECISION_ANNOUNCED = "DecisionAnnounced";
    static final String SEAT_OFFERED = "SeatOffered";
    static final String APPLICATION_WITHDRAWN = "ApplicationWithdrawn";

    // variables
    static final String OPENS_AT = "opensAt";
    static final String CLOSES_AT = "closesAt";
    static final String LAST_BATCH = "lastBatch";
    static final String DELAY_ENDS_AT = "delayEndsAt";
    static final String PARTNER = "partner";
    static final String ELIGIBILITY = "eligibility";
    static final String STILL_ELIGIBLE = "stillEligible";
    static final String KEPT = "kept";
    static final String CORRECT_BY = "correctBy";
    static final String DECISION = "decision";
    static final String CONFIRM_BY = "confirmBy";
    static final String CONFIRMED = "confirmed";
    static final String WAITING_LIST_ENDS_AT = "waitingListEndsAt";

    private CallModel() {}
}
