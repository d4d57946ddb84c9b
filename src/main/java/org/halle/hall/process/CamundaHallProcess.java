package org.halle.hall.process;

import java.time.Instant;
import org.halle.desk.Desk;
import org.halle.engine.Conversation;
import org.halle.engine.Outcome;
import org.halle.hall.HallProcess;
import org.halle.kernel.DossierReviewId;
import org.halle.kernel.QuestionId;
import org.halle.kernel.RoundId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Moves the diagrams of the hall. */
@Component
class CamundaHallProcess implements HallProcess {

    private final Conversation conversation;
    private final ObjectProvider<Desk> desk;

    CamundaHallProcess(Conversation conversation, ObjectProvider<Desk> desk) {
        this.conversation = conversation;
        this.desk = desk;
    }

    @Override
    public void questionAsked(RoundId round, QuestionId question) {
        conversation.messageAside(
                HallModel.QUESTION_ASKED, round.value(), Outcome.of(HallModel.QUESTION, question.toString()));
    }

    /**
     * The message takes away all that goes on in the round, and so the very task in which the decisive pledge is being
     * made: it goes out when that task is completed, just before the commit they share.
     */
    @Override
    public void targetReached(RoundId round) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            tellTargetReached(round);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                tellTargetReached(round);
            }
        });
    }

    private void tellTargetReached(RoundId round) {
        conversation.message(HallModel.TARGET_REACHED, round.value(), Outcome.none());
    }

    /** While funders still read, nothing in the diagram waits for a decision: the round's timer is called instead. */
    @Override
    public void decided(RoundId round, Instant at) {
        if (!conversation.messageIfWaiting(HallModel.ROUND_DECIDED, round.value(), Outcome.none())) {
            conversation.update(HallModel.ROUND, round.value(), Outcome.of(HallModel.ROUND_CLOSES_AT, at));
        }
    }

    @Override
    public void rescheduled(RoundId round, Instant closesAt) {
        conversation.update(HallModel.ROUND, round.value(), Outcome.of(HallModel.ROUND_CLOSES_AT, closesAt));
    }

    @Override
    public void rescheduled(DossierReviewId review, Instant decideBy, Instant remindAt) {
        conversation.update(
                HallModel.DOSSIER_REVIEW,
                review.value(),
                Outcome.of(HallModel.DECIDE_BY, decideBy).and(HallModel.REMIND_AT, remindAt));
        desk.getObject().reschedule(HallModel.DOSSIER_REVIEW, review.value(), HallModel.REVIEW_DOSSIER, decideBy);
        desk.getObject().reschedule(HallModel.DOSSIER_REVIEW, review.value(), HallModel.PLEDGE, decideBy);
    }
}
