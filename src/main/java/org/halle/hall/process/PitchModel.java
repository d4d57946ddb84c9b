package org.halle.hall.process;

/** What the diagram {@code pitch-day.bpmn} calls its things. */
final class PitchModel {

    static final String PITCH_DAY = "pitch-day";

    // variables
    static final String REMIND_AT = "remindAt";
    static final String ENDS_AT = "endsAt";

    private PitchModel() {}
}
