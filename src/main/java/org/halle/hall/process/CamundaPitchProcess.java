package org.halle.hall.process;

import java.time.Instant;
import org.halle.engine.Conversation;
import org.halle.engine.Outcome;
import org.halle.hall.pitch.PitchProcess;
import org.halle.kernel.PitchDayId;
import org.springframework.stereotype.Component;

/** Moves the diagram of a day of pitches. */
@Component
class CamundaPitchProcess implements PitchProcess {

    private final Conversation conversation;

    CamundaPitchProcess(Conversation conversation) {
        this.conversation = conversation;
    }

    @Override
    public void announced(PitchDayId day, Instant remindAt, Instant endsAt) {
        Outcome dates = Outcome.of(PitchModel.REMIND_AT, remindAt).and(PitchModel.ENDS_AT, endsAt);
        if (conversation.running(PitchModel.PITCH_DAY, day.value())) {
            conversation.update(PitchModel.PITCH_DAY, day.value(), dates);
        } else {
            conversation.start(PitchModel.PITCH_DAY, day.value(), dates);
        }
    }
}
