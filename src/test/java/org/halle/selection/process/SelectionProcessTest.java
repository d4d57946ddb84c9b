package org.halle.selection.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.halle.engine.Diagrams;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.ProgrammeId;
import org.halle.selection.Allocating;
import org.halle.selection.SelectionDates;
import org.halle.selection.SelectionRegister;
import org.halle.selection.Shortlisting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SelectionProcessTest {

    private static final ProgrammeId PROGRAMME = ProgrammeId.random();
    private static final Instant JURY_OPENS = Diagrams.NOW.plus(Duration.ofDays(2));
    private static final Instant ANNOUNCEMENT = Diagrams.NOW.plus(Duration.ofDays(30));
    private static final Instant CONFIRMATIONS_END = Diagrams.NOW.plus(Duration.ofDays(37));
    private static final SelectionDates DATES =
            new SelectionDates(JURY_OPENS, ANNOUNCEMENT, CONFIRMATIONS_END, CONFIRMATIONS_END);

    private final Shortlisting shortlisting = mock(Shortlisting.class);
    private final Allocating allocating = mock(Allocating.class);
    private final SelectionRegister register = mock(SelectionRegister.class);
    private final SelectionSteps steps = new SelectionSteps();
    private final Diagrams diagrams = Diagrams.of("selection")
            .steps(
                    steps.planSelection(shortlisting),
                    steps.allocateJurors(allocating),
                    steps.announceDecisions(shortlisting),
                    steps.closeSelection(shortlisting))
            .lists(steps.applicationsToReview(register))
            .stub("review");

    @BeforeEach
    void twoApplications() {
        given(shortlisting.dates(PROGRAMME)).willReturn(DATES);
        given(shortlisting.announce(PROGRAMME)).willReturn(DATES);
        given(register.toReview(PROGRAMME)).willReturn(List.of(ApplicationId.random(), ApplicationId.random()));
    }

    @AfterEach
    void close() {
        diagrams.close();
    }

    @Test
    void waitsForTheJuryToOpen() {
        diagrams.start("selection", PROGRAMME.value(), Map.of());

        assertThat(diagrams.waitingAt()).containsExactly("Event_JuryOpened");
        assertThat(diagrams.timers()).containsExactly(JURY_OPENS);
        then(allocating).should(never()).allocate(PROGRAMME);
    }

    @Test
    void reviewsEveryApplicationOnceJurorsAreChosen() {
        open();

        then(allocating).should().allocate(PROGRAMME);
        assertThat(diagrams.tasks("Task_review")).hasSize(2);
    }

    @Test
    void asksTheManagersToDeliberateWhenAllReviewsAreOver() {
        open();
        diagrams.complete("Task_review", Map.of());
        assertThat(diagrams.tasks("Task_Deliberate")).isEmpty();

        diagrams.complete("Task_review", Map.of());

        assertThat(diagrams.tasks("Task_Deliberate")).singleElement().satisfies(task -> assertThat(task.getDueDate())
                .isEqualTo(ANNOUNCEMENT));
    }

    @Test
    void deliberatesAgainWhenTheSecondManagerDoesNotConfirm() {
        open();
        diagrams.complete("Task_review", Map.of());
        diagrams.complete("Task_review", Map.of());
        diagrams.complete("Task_Deliberate", Map.of());
        assertThat(diagrams.waitingAt()).containsExactly("Task_ConfirmFreeze");

        diagrams.complete("Task_ConfirmFreeze", Map.of("confirmed", false));

        assertThat(diagrams.waitingAt()).containsExactly("Task_Deliberate");
    }

    @Test
    void keepsTheDecisionsUntilTheDayOfTheAnnouncement() {
        deliberate();

        assertThat(diagrams.waitingAt()).containsExactly("Event_AnnouncementReached");
        diagrams.travelTo(ANNOUNCEMENT.minusSeconds(1));
        then(shortlisting).should(never()).announce(PROGRAMME);

        diagrams.travelTo(ANNOUNCEMENT);
        then(shortlisting).should().announce(PROGRAMME);
        assertThat(diagrams.waitingAt()).containsExactly("Event_ConfirmationsEnded");
    }

    @Test
    void closesWhenConfirmationsEnd() {
        deliberate();
        diagrams.travelTo(CONFIRMATIONS_END);

        then(shortlisting).should().close(PROGRAMME);
        assertThat(diagrams.endedAt()).contains("Event_SelectionClosed");
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    @Test
    void givesTheFullTimeToConfirmWhenTheAnnouncementComesLate() {
        Instant later = CONFIRMATIONS_END.plus(Duration.ofDays(5));
        given(shortlisting.announce(PROGRAMME)).willReturn(new SelectionDates(JURY_OPENS, ANNOUNCEMENT, later, later));
        open();
        diagrams.travelTo(ANNOUNCEMENT.plus(Duration.ofDays(5)));
        diagrams.complete("Task_review", Map.of());
        diagrams.complete("Task_review", Map.of());
        diagrams.complete("Task_Deliberate", Map.of());
        diagrams.complete("Task_ConfirmFreeze", Map.of("confirmed", true));

        assertThat(diagrams.timers()).containsExactly(later);
    }

    @Test
    void goesStraightToTheDeliberationWhenNothingIsEligible() {
        given(register.toReview(PROGRAMME)).willReturn(List.of());

        open();

        assertThat(diagrams.waitingAt()).containsExactly("Task_Deliberate");
    }

    private void open() {
        diagrams.start("selection", PROGRAMME.value(), Map.of());
        diagrams.travelTo(JURY_OPENS);
    }

    private void deliberate() {
        open();
        diagrams.complete("Task_review", Map.of());
        diagrams.complete("Task_review", Map.of());
        diagrams.complete("Task_Deliberate", Map.of());
        diagrams.complete("Task_ConfirmFreeze", Map.of("confirmed", true));
    }
}
