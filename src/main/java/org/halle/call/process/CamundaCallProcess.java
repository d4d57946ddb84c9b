package org.halle.call.process;

import java.time.Instant;
import java.util.Optional;
import org.halle.call.Call;
import org.halle.call.CallProcess;
import org.halle.call.Decision;
import org.halle.desk.Desk;
import org.halle.desk.OpenTask;
import org.halle.engine.Conversation;
import org.halle.engine.Outcome;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;
import org.springframework.stereotype.Component;

/** Moves the diagrams of this stage. */
@Component
class CamundaCallProcess implements CallProcess {

    private final Conversation conversation;
    private final Desk desk;

    CamundaCallProcess(Conversation conversation, Desk desk) {
        this.conversation = conversation;
        this.desk = desk;
    }

    @Override
    public void rescheduled(Call call, Iterable<ApplicationId> drafts) {
        conversation.update(CallModel.CALL, call.id().value(), CallSteps.dates(call));
        Outcome deadline = Outcome.of(CallModel.CLOSES_AT, call.closesAt());
        drafts.forEach(draft -> {
            conversation.update(CallModel.APPLICATION, draft.value(), deadline);
            desk.reschedule(CallModel.APPLICATION, draft.value(), CallModel.COMPLETE_APPLICATION, call.closesAt());
        });
    }

    @Override
    public void begun(ApplicationId application, Instant closesAt) {
        conversation.start(CallModel.APPLICATION, application.value(), Outcome.of(CallModel.CLOSES_AT, closesAt));
    }

    @Override
    public void partnerInvited(ApplicationId application, PersonId partner) {
        conversation.messageAside(
                CallModel.PARTNER_INVITED, application.value(), Outcome.of(CallModel.PARTNER, partner.toString()));
    }

    @Override
    public void partnerRemoved(ApplicationId application, PersonId partner) {
        // each invitation waits for the name of its own partner, so that removing one leaves the others
        conversation.messageIfWaiting(CallModel.PARTNER_REMOVED + "-" + partner, application.value(), Outcome.none());
    }

    @Override
    public void callClosed(ApplicationId application) {
        conversation.message(CallModel.CALL_CLOSED, application.value(), Outcome.none());
    }

    @Override
    public void decided(ApplicationId application, Decision decision, Instant confirmBy, Instant waitingListEndsAt) {
        conversation.message(
                CallModel.DECISION_ANNOUNCED,
                application.value(),
                Outcome.of(CallModel.DECISION, decision.code())
                        .and(CallModel.CONFIRM_BY, confirmBy)
                        .and(CallModel.WAITING_LIST_ENDS_AT, waitingListEndsAt));
    }

    @Override
    public void seatOffered(ApplicationId application, Instant confirmBy) {
        conversation.message(CallModel.SEAT_OFFERED, application.value(), Outcome.of(CallModel.CONFIRM_BY, confirmBy));
    }

    @Override
    public Optional<String> handingIn(ApplicationId application) {
        return desk.openTasks(CallModel.APPLICATION, application.value()).stream()
                .filter(task -> CallModel.HAND_IN.contains(task.activity()))
                .map(OpenTask::id)
                .findFirst();
    }

    @Override
    public void withdrawn(ApplicationId application) {
        conversation.message(CallModel.APPLICATION_WITHDRAWN, application.value(), Outcome.none());
    }
}
