package org.halle.selection.process;

import org.halle.engine.Conversation;
import org.halle.engine.Outcome;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.selection.SelectionDates;
import org.halle.selection.SelectionProcess;
import org.springframework.stereotype.Component;

/** Moves the diagrams of this stage. */
@Component
class CamundaSelectionProcess implements SelectionProcess {

    private final Conversation conversation;

    CamundaSelectionProcess(Conversation conversation) {
        this.conversation = conversation;
    }

    @Override
    public void replanned(ProgrammeId programme, SelectionDates dates) {
        conversation.update(SelectionModel.SELECTION, programme.value(), dates(dates));
    }

    @Override
    public void jurorRemoved(ApplicationId application, PersonId juror) {
        conversation.messageToBranch(
                SelectionModel.JUROR_REMOVED, application.value(), SelectionModel.JUROR, juror.toString());
    }

    @Override
    public void reviewPointless(ApplicationId application) {
        conversation.messageIfWaiting(SelectionModel.REVIEW_POINTLESS, application.value(), Outcome.none());
    }

    static Outcome dates(SelectionDates dates) {
        return Outcome.of(SelectionModel.JURY_OPENS_AT, dates.juryOpensAt())
                .and(SelectionModel.ANNOUNCE_AT, dates.announceAt())
                .and(SelectionModel.CONFIRMATIONS_END_AT, dates.confirmationsEndAt());
    }
}
