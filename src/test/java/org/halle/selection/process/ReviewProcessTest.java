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
                    steps.remindJurors(scoring),
                    steps.countReviews(scoring),
                    steps.allocateSubstitutes(allocating, scoring))
            .lists(steps.jurorsToAsk(scoring));

    @BeforeEach
    void threeJurors() {
        given(scoring.open(APPLICATION)).willReturn(new ReviewWindow(DUE, REMINDER));
        given(scoring.openAgain(APPLICATION))
                .willReturn(new ReviewWindow(DUE_AGAIN, DUE_AGAIN.minus(Duration.ofDays(3))));
        given(scoring.asked(APPLICATION)).willReturn(List.of(ann, ben, cid));
        given(scoring.count(APPLICATION)).willReturn(true);
        given(allocating.substitute(APPLICATION)).willReturn(List.of());
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
        assertThat(diagrams.timers()).containsExactly(REMINDER, DUE);
    }

    @Test
    void isGatheredWhenAllHaveAnswered() {
        start();
        answer(3);

        assertThat(diagrams.endedAt()).containsExactly("Event_ReviewsGathered");
        assertThat(diagrams.nothingLeft()).isTrue();
        then(scoring).should(never()).remind(any());
    }

    @Test
    void remindsBeforeTheDueDateAndGoesOnWaiting() {
        start();
        answer(1);
        diagrams.travelTo(REMINDER);

        then(scoring).should().remind(APPLICATION);
        assertThat(diagrams.tasks("Task_ScoreApplication")).hasSize(2);
    }

    @Test
    void countsWhatIsInWhenTheTimeIsOver() {
        start();
        answer(2);
        diagrams.travelTo(DUE);

        then(scoring).should().count(APPLICATION);
        assertThat(diagrams.tasks("Task_ScoreApplication")).isEmpty();
        assertThat(diagrams.endedAt()).contains("Event_ReviewsGathered");
    }

    @Test
    void asksSubstitutesForWhatIsMissing() {
        start();
        answer(2);
        given(scoring.count(APPLICATION)).willReturn(false);
        given(allocating.substitute(APPLICATION)).willReturn(List.of(substitute));
        given(scoring.asked(APPLICATION)).willReturn(List.of(substitute));

        diagrams.travelTo(DUE);

        assertThat(diagrams.tasks("Task_ScoreApplication")).singleElement().satisfies(task -> {
            assertThat(task.getAssignee()).isEqualTo(substitute.toString());
            assertThat(task.getDueDate()).isEqualTo(DUE_AGAIN);
        });

        given(scoring.count(APPLICATION)).willReturn(true);
        answer(1);

        assertThat(diagrams.endedAt()).contains("Event_ReviewsGathered");
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    @Test
    void findsSomebodyElseWhenAJurorStepsBack() {
        start();
        given(scoring.count(APPLICATION)).willReturn(false);
        given(allocating.substitute(APPLICATION)).willReturn(List.of(substitute));
        answer(2);
        given(scoring.asked(APPLICATION)).willReturn(List.of(substitute));
        answer(1);

        assertThat(diagrams.clock().instant()).isBefore(REMINDER);
        assertThat(diagrams.tasks("Task_ScoreApplication"))
                .extracting(Task::getAssignee)
                .containsExactly(substitute.toString());
    }

    @Test
    void endsWithTooFewWhenNobodyIsLeft() {
        start();
        given(scoring.count(APPLICATION)).willReturn(false);

        diagrams.travelTo(DUE);

        assertThat(diagrams.endedAt()).contains("Event_ReviewsMissing");
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
        answer(1);

        diagrams.message(SelectionModel.REVIEW_POINTLESS, APPLICATION.value(), Map.of());

        assertThat(diagrams.endedAt()).containsExactly("Event_ReviewStopped");
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    private void start() {
        diagrams.start("review", APPLICATION.value(), Map.of());
    }

    private void answer(int times) {
        for (int time = 0; time < times; time++) {
            diagrams.complete("Task_ScoreApplication", Map.of());
        }
    }
}
