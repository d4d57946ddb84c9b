package org.halle.hall.process;

import org.halle.engine.Conversation;
import org.halle.engine.Outcome;
import org.halle.hall.closing.ClosingProcess;
import org.halle.kernel.AgreementId;
import org.springframework.stereotype.Component;

/** Starts the diagram of an agreement. */
@Component
class CamundaClosingProcess implements ClosingProcess {

    private final Conversation conversation;

    CamundaClosingProcess(Conversation conversation) {
        this.conversation = conversation;
    }

    @Override
    public void prepared(AgreementId agreement) {
        conversation.start(ClosingModel.AGREEMENT, agreement.value(), Outcome.none());
    }
}
