package org.halle.hall.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.halle.engine.Diagrams;
import org.halle.hall.DossierDrafting;
import org.halle.hall.FunderMatching;
import org.halle.hall.HallCases;
import org.halle.hall.Round;
import org.halle.hall.RoundClosing;
import org.halle.hall.RoundInState;
import org.halle.hall.closing.Signing;
import org.halle.kernel.DossierReviewId;
import org.halle.kernel.RoundId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoundProcessTest {

    private final DossierDrafting drafting = mock(DossierDrafting.class);
    private final FunderMatching matching = mock(FunderMatching.class);
    private final RoundClosing closing = mock(RoundClosing.class);
    private final Signing signing = mock(Signing.class);
    private final HallSteps steps = new HallSteps();
    private final Diagrams diagrams = Diagrams.of("round")
            .steps(
                    steps.compileDossier(drafting),
                    steps.matchFunders(matching),
                    steps.openRound(closing),
                    steps.closeRound(closing),
                    steps.sendAgreements(closing),
                    new ClosingSteps().prepareAgreements(signing),
                    steps.announceUnfunded(closing))
            .lists(steps.reviewsOfRound(matching))
            .stub("dossier-review");
    private final UUID key = UUID.randomUUID();
    private final RoundId round = new RoundId(key);

    @BeforeEach
    void openRound() {
        given(drafting.compile(round)).willReturn(Diagrams.NOW.plus(Duration.ofDays(14)));
        given(matching.reviews(round)).willReturn(List.of(DossierReviewId.random(), DossierReviewId.random()));
        given(closing.open(round)).willReturn(RoundInState.of(Round.State.OPEN));
    }

    @AfterEach
    void close() {
        diagrams.close();
    }

    @Test
    void asksTheProjectForItsDossierFirst() {
        diagrams.start("round", key, Map.of());
        assertThat(diagrams.waitingAt()).containsExactly(HallModel.PUBLISH_DOSSIER);
        assertThat(diagrams.tasks(HallModel.PUBLISH_DOSSIER).get(0).getDueDate())
                .isEqualTo(Date.from(Diagrams.NOW.plus(Duration.ofDays(14))));
        then(matching).should(never()).match(any());
        then(closing).should(never()).open(any());
    }

    @Test
    void asksEachChosenFunder() {
        published();
        then(matching).should().match(round);
        assertThat(diagrams.tasks("Task_dossier-review")).hasSize(2);
        assertThat(diagrams.timers()).containsExactly(HallCases.CLOSES);
    }

    @Test
    void closesWhenTheTargetIsReached() {
        given(closing.close(round)).willReturn(RoundInState.of(Round.State.FUNDED));
        published();
        diagrams.message(HallModel.TARGET_REACHED, key, Map.of());
        then(closing).should().sendAgreements(round);
        then(signing).should().prepare(round);
        then(closing).should(never()).announceUnfunded(round);
        assertThat(diagrams.endedAt()).contains("Event_RoundFunded");
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    @Test
    void closesAtItsDeadlineWithWhatIsFirm() {
        given(closing.close(round)).willReturn(RoundInState.of(Round.State.PARTLY));
        published();
        diagrams.travelTo(HallCases.CLOSES.minusSeconds(1));
        then(closing).should(never()).close(round);
        diagrams.travelTo(HallCases.CLOSES);
        then(closing).should().sendAgreements(round);
        assertThat(diagrams.endedAt()).contains("Event_RoundFunded");
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    @Test
    void waitsForADecisionWhenEveryFunderHasAnswered() {
        given(closing.close(round)).willReturn(RoundInState.of(Round.State.UNFUNDED));
        published();
        diagrams.complete("Task_dossier-review", Map.of());
        diagrams.complete("Task_dossier-review", Map.of());
        assertThat(diagrams.waitingAt()).containsExactly("Event_RoundDecided");
        diagrams.message(HallModel.ROUND_DECIDED, key, Map.of());
        then(closing).should().announceUnfunded(round);
        then(closing).should(never()).sendAgreements(round);
        then(signing).shouldHaveNoInteractions();
        assertThat(diagrams.endedAt()).contains("Event_RoundHeld", "Event_RoundUnfunded");
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    @Test
    void goesOnWithoutFundersUntilItEnds() {
        given(matching.reviews(round)).willReturn(List.of());
        published();
        assertThat(diagrams.waitingAt()).containsExactly("Event_RoundDecided");
    }

    @Test
    void asksForEachAnswerBesideTheRound() {
        published();
        diagrams.messageAside(HallModel.QUESTION_ASKED, key, Map.of(HallModel.QUESTION, "one"));
        diagrams.messageAside(HallModel.QUESTION_ASKED, key, Map.of(HallModel.QUESTION, "two"));
        assertThat(diagrams.tasks(HallModel.ANSWER_QUESTION))
                .extracting(task -> diagrams.engine().getTaskService().getVariable(task.getId(), HallModel.QUESTION))
                .containsExactlyInAnyOrder("one", "two");
        diagrams.complete(HallModel.ANSWER_QUESTION, Map.of());
        assertThat(diagrams.tasks(HallModel.ANSWER_QUESTION)).hasSize(1);
        assertThat(diagrams.tasks("Task_dossier-review")).hasSize(2);
    }

    @Test
    void theEndTakesUnansweredQuestionsAlong() {
        given(closing.close(round)).willReturn(RoundInState.of(Round.State.FUNDED));
        published();
        diagrams.messageAside(HallModel.QUESTION_ASKED, key, Map.of(HallModel.QUESTION, "one"));
        diagrams.message(HallModel.TARGET_REACHED, key, Map.of());
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    private void published() {
        diagrams.start("round", key, Map.of());
        diagrams.complete(HallModel.PUBLISH_DOSSIER, Map.of());
    }
}
