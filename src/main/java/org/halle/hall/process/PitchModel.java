package org.halle.hall.process;

/** What {@code pitch-day.bpmn}, and a hall that plans its day, call their things. */
final class PitchModel {

    static final String PITCH_DAY = "pitch-day";

    // variables
    static final String REMIND_AT = "remindAt";
    static final String ENDS_AT = "endsAt";
    static final String AGENDA_READY = "agendaReady";
    static final String AGENDA_CLASHES = "agendaClashes";

    private PitchModel() {}
}
