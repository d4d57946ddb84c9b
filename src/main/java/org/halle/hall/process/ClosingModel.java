package org.halle.hall.process;

/** What the diagrams {@code agreement.bpmn} and {@code tranche.bpmn} call their things. */
final class ClosingModel {

    static final String AGREEMENT = "agreement";
    static final String TRANCHE = "tranche";

    // variables
    static final String SIGN_BY = "signBy";
    static final String REMIND_AT = "remindAt";
    static final String SIGNED = "signed";
    static final String WAITS = "waits";
    static final String DUE_AT = "dueAt";
    static final String RECEIVED = "received";

    private ClosingModel() {}
}
