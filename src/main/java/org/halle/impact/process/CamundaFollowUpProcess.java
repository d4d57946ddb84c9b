package org.halle.impact.process;

import org.halle.engine.Conversation;
import org.halle.engine.Outcome;
import org.halle.impact.FollowUpProcess;
import org.halle.impact.FollowingUp;
import org.halle.kernel.VentureId;
import org.springframework.stereotype.Component;

/** The follow-up's diagram is {@code follow-up.bpmn}; its business key is the venture's id. */
@Component
class CamundaFollowUpProcess implements FollowUpProcess {

    private static final String PROCESS = "follow-up";

    private final Conversation conversation;

    CamundaFollowUpProcess(Conversation conversation) {
        this.conversation = conversation;
    }

    @Override
    public boolean running(VentureId venture) {
        return conversation.running(PROCESS, venture.value());
    }

    @Override
    public void moved(VentureId venture, FollowingUp.Dates dates) {
        conversation.update(PROCESS, venture.value(), outcome(dates));
    }

    static Outcome outcome(FollowingUp.Dates dates) {
        return Outcome.of("sixMonthsAt", dates.sixMonthsAt())
                .and("twelveMonthsAt", dates.twelveMonthsAt())
                .and("twentyFourMonthsAt", dates.twentyFourMonthsAt());
    }
}
