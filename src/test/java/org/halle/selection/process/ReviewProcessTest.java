package org.halle.selection.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.task.Task;
import org.halle.engine.Diagrams;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;
import org.halle.selection.Allocating;
import org.halle.selection.ReviewWindow;
import org.halle.selection.Scoring;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReviewProcessTest {

    private static final ApplicationId APPLICATION = ApplicationId.random();
    private static final Instant DUE = Diagrams.NOW.plus(Duration.ofDays(14));
    private static final Instant REMINDER = Diagrams.NOW.plus(Duration.ofDays(11));
    private static final Instant DUE_AGAIN = Diagrams.NOW.plus(Duration.ofDays(21));

    private final PersonId ann = PersonId.random();
    private final PersonId ben = PersonId.random();
    private final PersonId cid = PersonId.random();
    private final PersonId substitute = PersonId.random();

    private final Scoring scoring = mock(Scoring.class);
    private final Allocating allocating = mock(Allocating.class);
    private final SelectionSteps steps = new SelectionSteps();
    private final Diagrams diagrams = Diagrams.of("review")
            .steps(
                    steps.openReview(scoring),
                    steps.remindJuror(scoring),
                    steps.findSubstitute(allocating, scoring),
                    steps.countReviews(scoring))
            .lists(steps.jurorsToAsk(scoring));

    @BeforeEach
    void threeJurors() {
        given(scoring.open(APPLICATION)).willReturn(new ReviewWindow(DUE, REMINDER));
        given(scoring.openAgain(APPLICATION))
                .willReturn(new ReviewWindow(DUE_AGAIN, DUE_AGAIN.minus(Duration.ofDays(3))));
        given(scoring.asked(APPLICATION)).willReturn(List.of(ann, ben, cid));
        given(scoring.count(APPLICATION)).willReturn(true);
        given(allocating.replace(any(), any())).willReturn(Optional.empty());
    }

    @AfterEach
    void close() {
        diagrams.close();
    }

    @Test
    void asksEachJurorForTheGridByTheDueDate() {
        start();

        assertThat(diagrams.tasks("Task_ScoreApplication"))
                .extracting(Task::getAssignee)
                .containsExactlyInAnyOrder(ann.toString(), ben.toString(), cid.toString());
        assertThat(diagrams.tasks("Task_ScoreApplication"))
                .allSatisfy(task -> assertThat(task.getDueDate()).isEqualTo(DUE));
        assertThat(diagrams.timers()).containsExactly(REMINDER, REMINDER, REMINDER, DUE, DUE, DUE);
    }

    @Test
    void isGatheredWhenAllHaveAnswered() {
        start();
        answer(ann);
        answer(ben);
        answer(cid);

        assertThat(diagrams.endedAt()).containsExactly("Event_ReviewReceived", "Event_ReviewsGathered");
        assertThat(diagrams.nothingLeft()).isTrue();
        then(scoring).should(never()).remind(any(), any());
    }

    @Test
    void remindsWhoHasNotAnsweredBeforeTheDueDateAndGoesOnWaiting() {
        start();
        answer(ann);
        diagrams.travelTo(REMINDER);

        then(scoring).should().remind(APPLICATION, ben);
        then(scoring).should().remind(APPLICATION, cid);
        then(scoring).should(never()).remind(APPLICATION, ann);
        assertThat(asked()).containsExactlyInAnyOrder(ben, cid);
    }

    @Test
    void asksASubstituteForWhoIsLate() {
        start();
        answer(ann);
        answer(ben);
        given(allocating.replace(APPLICATION, cid)).willReturn(Optional.of(substitute));

        diagrams.travelTo(DUE);

        assertThat(diagrams.tasks("Task_ScoreApplication")).singleElement().satisfies(task -> {
            assertThat(task.getAssignee()).isEqualTo(substitute.toString());
            assertThat(task.getDueDate()).isEqualTo(DUE_AGAIN);
        });
        then(scoring).should(never()).count(any());

        answer(substitute);

        assertThat(diagrams.endedAt()).contains("Event_ReviewsGathered");
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    @Test
    void asksSomebodyElseAtOnceWhenAJurorStepsBackAndLeavesTheOthersTheirTime() {
        start();
        given(allocating.replace(APPLICATION, ben)).willReturn(Optional.of(substitute));

        complete(ben, false);

        assertThat(diagrams.clock().instant()).isEqualTo(Diagrams.NOW);
        assertThat(asked()).containsExactlyInAnyOrder(ann, substitute, cid);
        assertThat(due(ann)).isEqualTo(DUE);
        assertThat(due(substitute)).isEqualTo(DUE_AGAIN);
    }

    @Test
    void asksSomebodyElseAtOnceWhenTheTeamTakesAJurorOff() {
        start();
        given(allocating.replace(APPLICATION, cid)).willReturn(Optional.of(substitute));

        new CamundaSelectionProcess(diagrams.conversation()).jurorRemoved(APPLICATION, cid);
        diagrams.settle();

        assertThat(asked()).containsExactlyInAnyOrder(ann, ben, substitute);
    }

    @Test
    void replacesASubstituteToo() {
        start();
        answer(ann);
        answer(ben);
        given(allocating.replace(APPLICATION, cid)).willReturn(Optional.of(substitute));
        PersonId another = PersonId.random();
        given(allocating.replace(APPLICATION, substitute)).willReturn(Optional.of(another));

        diagrams.travelTo(DUE);
        Instant later = DUE_AGAIN.plus(Duration.ofDays(7));
        given(scoring.openAgain(APPLICATION)).willReturn(new ReviewWindow(later, later));
        diagrams.travelTo(DUE_AGAIN);

        assertThat(asked()).containsExactly(another);
    }

    @Test
    void endsWithTooFewWhenNobodyIsLeft() {
        start();
        answer(ann);
        given(scoring.count(APPLICATION)).willReturn(false);

        diagrams.travelTo(DUE);

        assertThat(diagrams.endedAt()).contains("Event_NobodyLeft", "Event_ReviewsMissing");
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    @Test
    void endsWithTooFewWhenThereWasNobodyToAsk() {
        given(scoring.asked(APPLICATION)).willReturn(List.of());
        given(scoring.count(APPLICATION)).willReturn(false);

        start();

        assertThat(diagrams.endedAt()).containsExactly("Event_ReviewsMissing");
    }

    @Test
    void stopsWhenTheApplicationIsWithdrawn() {
        start();
        answer(ann);

        diagrams.message(SelectionModel.REVIEW_POINTLESS, APPLICATION.value(), Map.of());

        assertThat(diagrams.endedAt()).contains("Event_ReviewStopped").doesNotContain("Event_ReviewsGathered");
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    private void start() {
        diagrams.start("review", APPLICATION.value(), Map.of());
    }

    private void answer(PersonId juror) {
        complete(juror, true);
    }

    private void complete(PersonId juror, boolean reviewed) {
        diagrams.engine().getTaskService().complete(task(juror).getId(), Map.of("reviewed", reviewed));
        diagrams.settle();
    }

    private Task task(PersonId juror) {
        return diagrams.tasks("Task_ScoreApplication").stream()
                .filter(task -> juror.toString().equals(task.getAssignee()))
                .findFirst()
                .orElseThrow();
    }

    private Instant due(PersonId juror) {
        return task(juror).getDueDate().toInstant();
    }

    private List<PersonId> asked() {
        return diagrams.tasks("Task_ScoreApplication").stream()
                .map(task -> PersonId.of(task.getAssignee()))
                .toList();
    }
}
