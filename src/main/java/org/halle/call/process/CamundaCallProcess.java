package org.halle.call.process;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.halle.call.Application;
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
        String diagram = call.rolling() == null ? CallModel.CALL : CallModel.ROLLING_CALL;
        conversation.update(diagram, call.id().value(), CallSteps.dates(call));
        drafts.forEach(draft -> closesAt(draft, call.closesAt()));
    }

    @Override
    public void batchBegun(Call call, Iterable<ApplicationId> drafts) {
        drafts.forEach(draft -> closesAt(draft, call.closesAt()));
    }

    private void closesAt(ApplicationId draft, Instant deadline) {
        conversation.update(CallModel.APPLICATION, draft.value(), Outcome.of(CallModel.CLOSES_AT, deadline));
        desk.reschedule(CallModel.APPLICATION, draft.value(), CallModel.COMPLETE_APPLICATION, deadline);
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
    public void partnerLeft(ApplicationId application) {
        conversation.messageAside(CallModel.PARTNER_LEFT, application.value(), Outcome.none());
    }

    @Override
    public void partnerRemoved(ApplicationId application, PersonId partner) {
        // each invitation waits for the name of its own partner, so that removing one leaves the others
        conversation.messageIfWaiting(CallModel.PARTNER_REMOVED + "-" + partner, application.value(), Outcome.none());
    }

    @Override
    public void delayed(Application draft, boolean again) {
        Instant until = Objects.requireNonNull(draft.delay()).until();
        if (again) {
            begun(draft.id(), until);
            draft.partnersInOrder().stream()
                    .filter(partner -> !partner.signed())
                    .forEach(partner -> partnerInvited(draft.id(), partner.person()));
        } else {
            closesAt(draft.id(), until);
        }
        if (conversation.running(CallModel.DELAY, draft.id().value())) {
            conversation.update(CallModel.DELAY, draft.id().value(), Outcome.of(CallModel.DELAY_ENDS_AT, until));
        } else {
            conversation.start(CallModel.DELAY, draft.id().value(), Outcome.of(CallModel.DELAY_ENDS_AT, until));
        }
    }

    @Override
    public void arrived(ApplicationId application) {
        conversation.messageIfWaiting(CallModel.DELAY_NOT_NEEDED, application.value(), Outcome.none());
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
