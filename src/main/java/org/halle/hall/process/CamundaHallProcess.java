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

    @Override
    public void pledged(DossierReviewId review) {
        beforeCommit(() -> conversation.messageIfWaiting(HallModel.PLEDGE_MADE, review.value(), Outcome.none()));
    }

    @Override
    public void targetReached(RoundId round) {
        beforeCommit(() -> conversation.message(HallModel.TARGET_REACHED, round.value(), Outcome.none()));
    }

    /**
     * These messages take away what goes on, and so the very task in which a pledge is being made: they go out when that
     * task is completed, just before the commit they share.
     */
    private static void beforeCommit(Runnable message) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            message.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                message.run();
            }
        });
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
