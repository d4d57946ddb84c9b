package org.halle.cohort.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.halle.cohort.Delivering;
import org.halle.cohort.Graduating;
import org.halle.cohort.Milestone;
import org.halle.cohort.Onboarding;
import org.halle.cohort.Quota;
import org.halle.cohort.Samples;
import org.halle.cohort.VentureRegister;
import org.halle.cohort.Withdrawing;
import org.halle.engine.Diagrams;
import org.halle.kernel.PersonId;
import org.halle.kernel.VentureId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VentureProcessTest {

    private static final Instant ENDS_AT = Diagrams.NOW.plus(Duration.ofDays(270));

    private final Onboarding onboarding = mock(Onboarding.class);
    private final Graduating graduating = mock(Graduating.class);
    private final Withdrawing withdrawing = mock(Withdrawing.class);
    private final Delivering delivering = mock(Delivering.class);
    private final VentureRegister register = mock(VentureRegister.class);
    private final CohortSteps steps = new CohortSteps();
    private final Diagrams diagrams = Diagrams.of("venture", "milestone")
            .steps(
                    steps.openVenture(onboarding),
                    steps.checkQuota(graduating),
                    steps.graduateVenture(graduating),
                    steps.closeVenture(withdrawing),
                    steps.openMilestone(delivering),
                    steps.remindMilestone(delivering),
                    steps.escalateReview(delivering))
            .lists(steps.milestonesOfVenture(register), steps.charterSignatories(onboarding));
    private final UUID key = UUID.randomUUID();
    private final VentureId venture = new VentureId(key);

    @BeforeEach
    void aVentureWithTwoMilestones() {
        given(onboarding.welcome(venture))
                .willReturn(new Onboarding.Welcome(ENDS_AT, Diagrams.NOW.plus(Duration.ofDays(14))));
        given(onboarding.signatories(venture)).willReturn(List.of(PersonId.random(), PersonId.random()));
        given(register.milestones(venture)).willReturn(List.of(Samples.open(venture), Samples.open(venture)));
        Instant due = Diagrams.NOW.plus(Duration.ofDays(60));
        given(delivering.open(any())).willReturn(new Delivering.Due(due, due.minus(Duration.ofDays(7))));
        given(graduating.check(venture)).willReturn(new Quota(7, 7, 4, 4));
    }

    @AfterEach
    void close() {
        diagrams.close();
    }

    @Test
    void opensNoMilestoneBeforeAllThreeGatesArePassed() {
        start();
        assertThat(diagrams.waitingAt())
                .containsExactly("Task_NameReferent", "Task_RecordBaseline", "Task_SignCharter");
        diagrams.complete("Task_RecordBaseline", Map.of());
        diagrams.complete("Task_SignCharter", Map.of());
        diagrams.complete("Task_NameReferent", Map.of());
        assertThat(diagrams.tasks("Task_SignCharter")).hasSize(1);
        assertThat(diagrams.tasks("Task_Deliver")).isEmpty();
        diagrams.complete("Task_SignCharter", Map.of());
        assertThat(diagrams.tasks("Task_Deliver")).hasSize(2);
    }

    @Test
    void graduatesAfterItsMilestonesAndItsLastDay() {
        start();
        onboard();
        deliverBoth();
        assertThat(diagrams.waitingAt()).containsExactly("Event_JourneyEnded");
        then(graduating).should(never()).check(venture);
        diagrams.travelTo(ENDS_AT);
        then(graduating).should().graduate(venture);
        assertThat(diagrams.endedAt()).contains("Event_Graduated");
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    @Test
    void catchesUpUntilNothingIsMissing() {
        given(graduating.check(venture))
                .willReturn(new Quota(6, 7, 3, 4))
                .willReturn(new Quota(7, 7, 3, 4))
                .willReturn(new Quota(7, 7, 4, 4));
        start();
        onboard();
        deliverBoth();
        diagrams.travelTo(ENDS_AT);
        diagrams.complete("Task_CatchUp", Map.of());
        then(graduating).should(never()).graduate(venture);
        diagrams.complete("Task_CatchUp", Map.of());
        then(graduating).should(times(3)).check(venture);
        then(graduating).should().graduate(venture);
        assertThat(diagrams.endedAt()).contains("Event_Graduated");
    }

    @Test
    void countsAgainByItselfWhenWhatWasMissingHasBeenMarked() {
        given(graduating.check(venture)).willReturn(new Quota(6, 7, 4, 4)).willReturn(new Quota(7, 7, 4, 4));
        start();
        onboard();
        deliverBoth();
        diagrams.travelTo(ENDS_AT);
        assertThat(diagrams.waitingAt()).containsExactly("Task_CatchUp");
        diagrams.message("SessionsMadeUp", key, Map.of());
        then(graduating).should().graduate(venture);
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    /** Where a venture may be when it leaves. */
    enum Moment {
        ONBOARDING,
        DELIVERING,
        REVIEWED,
        WAITING,
        CATCHING_UP
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void leavesNoTaskAndNoTimerWhenItWithdraws(Moment moment) {
        given(graduating.check(venture)).willReturn(new Quota(6, 7, 4, 4));
        start();
        if (moment != Moment.ONBOARDING) {
            onboard();
        }
        if (moment == Moment.REVIEWED) {
            diagrams.complete("Task_Deliver", Map.of());
        }
        if (moment == Moment.WAITING || moment == Moment.CATCHING_UP) {
            deliverBoth();
        }
        if (moment == Moment.CATCHING_UP) {
            diagrams.travelTo(ENDS_AT);
        }

        diagrams.message("VentureWithdrawn", key, Map.of());

        then(withdrawing).should().close(venture);
        assertThat(diagrams.endedAt()).contains("Event_Withdrawn").doesNotContain("Event_Graduated");
        assertThat(diagrams.nothingLeft()).isTrue();
        assertThat(diagrams.engine().getTaskService().createTaskQuery().count()).isZero();
        assertThat(diagrams.timers()).isEmpty();
    }

    private void start() {
        diagrams.engine();
        diagrams.start("venture", key, Map.of());
    }

    private void onboard() {
        diagrams.complete("Task_SignCharter", Map.of());
        diagrams.complete("Task_SignCharter", Map.of());
        diagrams.complete("Task_NameReferent", Map.of());
        diagrams.complete("Task_RecordBaseline", Map.of());
    }

    private void deliverBoth() {
        for (Milestone ignored : register.milestones(venture)) {
            diagrams.complete("Task_Deliver", Map.of());
            diagrams.complete("Task_ReviewDeliverable", Map.of("accepted", true));
        }
    }
}
