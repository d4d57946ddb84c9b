package org.halle.call.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.halle.call.Applying;
import org.halle.call.Decision;
import org.halle.call.Eligibility;
import org.halle.call.EligibilityDecision;
import org.halle.call.EligibilityDecision.Outcome;
import org.halle.call.Parting;
import org.halle.call.Seating;
import org.halle.engine.Diagrams;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplicationProcessTest {

    private static final ApplicationId ID = ApplicationId.random();
    private static final UUID KEY = ID.value();
    private static final Instant CLOSES = Diagrams.NOW.plus(Duration.ofDays(30));
    private static final Instant CORRECT_BY = Diagrams.NOW.plus(Duration.ofDays(7));
    private static final Instant CONFIRM_BY = Diagrams.NOW.plus(Duration.ofDays(60));
    private static final Instant WAITING_ENDS = Diagrams.NOW.plus(Duration.ofDays(90));

    private final Applying applying = mock(Applying.class);
    private final Eligibility eligibility = mock(Eligibility.class);
    private final Seating seating = mock(Seating.class);
    private final Parting parting = mock(Parting.class);
    private final CallSteps steps = new CallSteps();
    private final Diagrams diagrams = Diagrams.of(CallModel.APPLICATION)
            .steps(
                    steps.acknowledgeApplication(applying),
                    steps.checkEligibility(eligibility),
                    steps.requestCorrection(eligibility),
                    steps.closeUncorrected(eligibility),
                    steps.declareIneligible(eligibility),
                    steps.recheckEligibility(parting),
                    steps.releaseSeat(seating),
                    steps.closeWaitingList(seating));

    @BeforeEach
    void begin() {
        given(eligibility.requestCorrection(any(), anyInt())).willReturn(CORRECT_BY);
        diagrams.start(CallModel.APPLICATION, KEY, Map.of(CallModel.CLOSES_AT, Date.from(CLOSES)));
    }

    @AfterEach
    void close() {
        diagrams.close();
    }

    // --- preparing ---

    @Test
    void asksTheLeadToCompleteItByTheDeadline() {
        assertThat(diagrams.waitingAt()).containsExactly(CallModel.COMPLETE_APPLICATION);
        assertThat(diagrams.tasks(CallModel.COMPLETE_APPLICATION))
                .singleElement()
                .satisfies(task -> assertThat(task.getDueDate()).isEqualTo(Date.from(CLOSES)));
    }

    @Test
    void asksEachPartnerToSignBesideTheDraft() {
        PersonId one = invite();
        PersonId other = invite();

        assertThat(diagrams.tasks(CallModel.SIGN_AS_PARTNER))
                .extracting(task -> task.getAssignee())
                .containsExactlyInAnyOrder(one.toString(), other.toString());
        assertThat(diagrams.waitingAt())
                .containsExactlyInAnyOrder(CallModel.COMPLETE_APPLICATION, CallModel.SIGN_AS_PARTNER);
    }

    @Test
    void goesOnPreparingWhenAPartnerHasSigned() {
        invite();

        diagrams.complete(CallModel.SIGN_AS_PARTNER, Map.of());

        assertThat(diagrams.waitingAt()).containsExactly(CallModel.COMPLETE_APPLICATION);
        assertThat(diagrams.endedAt()).containsExactly("Event_PartnerAnswered");
    }

    @Test
    void stopsAskingThePartnerWhoWasRemovedAndNoOther() {
        PersonId removed = invite();
        PersonId stays = invite();

        diagrams.message(CallModel.PARTNER_REMOVED + "-" + removed, KEY, Map.of());

        assertThat(diagrams.tasks(CallModel.SIGN_AS_PARTNER))
                .singleElement()
                .satisfies(task -> assertThat(task.getAssignee()).isEqualTo(stays.toString()));
        assertThat(diagrams.waitingAt()).contains(CallModel.COMPLETE_APPLICATION);
    }

    @Test
    void stopsAskingForSignaturesOnceItIsHandedIn() {
        invite();
        judged(Outcome.ELIGIBLE);

        submit();

        assertThat(diagrams.tasks(CallModel.SIGN_AS_PARTNER)).isEmpty();
    }

    @Test
    void endsWhenTheCallClosesBeforeItIsHandedIn() {
        invite();

        diagrams.message(CallModel.CALL_CLOSED, KEY, Map.of());

        assertThat(diagrams.endedAt()).containsExactly("Event_NotSubmitted");
        assertThat(diagrams.nothingLeft()).isTrue();
        then(applying).shouldHaveNoInteractions();
    }

    // --- a partner who leaves ---

    @Test
    void goesOnWhenItIsStillEligibleWithoutThePartner() {
        given(parting.recheck(ID)).willReturn(true);
        judged(Outcome.ELIGIBLE);
        submit();

        diagrams.messageAside(CallModel.PARTNER_LEFT, KEY, Map.of());

        assertThat(diagrams.waitingAt()).containsExactly("Event_DecisionAnnounced");
        assertThat(diagrams.endedAt()).contains("Event_GoesOn");
    }

    @Test
    void asksTheManagersWhenTheRulesNoLongerAgreeAndGoesOnAsTheySay() {
        left();
        assertThat(diagrams.waitingAt())
                .containsExactlyInAnyOrder("Event_DecisionAnnounced", CallModel.DECIDE_AFTER_DEPARTURE);

        diagrams.complete(CallModel.DECIDE_AFTER_DEPARTURE, Map.of(CallModel.KEPT, true));

        assertThat(diagrams.waitingAt()).containsExactly("Event_DecisionAnnounced");
        assertThat(diagrams.endedAt()).contains("Event_KeptOn");
    }

    @Test
    void endsWithEverythingItWaitedForWhenTheManagersExcludeIt() {
        left();

        diagrams.complete(CallModel.DECIDE_AFTER_DEPARTURE, Map.of(CallModel.KEPT, false));

        assertThat(diagrams.endedAt()).contains("Event_Excluded");
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    private void left() {
        given(parting.recheck(ID)).willReturn(false);
        judged(Outcome.ELIGIBLE);
        submit();
        diagrams.messageAside(CallModel.PARTNER_LEFT, KEY, Map.of());
    }

    // --- eligibility ---

    @Test
    void isAcknowledgedAndCheckedWhenItIsHandedIn() {
        judged(Outcome.ELIGIBLE);

        submit();

        then(applying).should().acknowledge(ID);
        then(eligibility).should().check(ID);
        assertThat(diagrams.waitingAt()).containsExactly("Event_DecisionAnnounced");
    }

    @Test
    void isCheckedAgainOnceCorrected() {
        given(eligibility.check(ID)).willReturn(decision(Outcome.INCOMPLETE), decision(Outcome.ELIGIBLE));
        submit();
        then(eligibility).should().requestCorrection(ID, 7);
        assertThat(diagrams.waitingAt()).containsExactly(CallModel.CORRECT_APPLICATION);

        diagrams.complete(CallModel.CORRECT_APPLICATION, Map.of());

        assertThat(diagrams.waitingAt()).containsExactly("Event_DecisionAnnounced");
        assertThat(diagrams.timers()).isEmpty();
    }

    @Test
    void isClosedWhenNobodyCorrectsItInTime() {
        judged(Outcome.INCOMPLETE);
        submit();

        diagrams.travelTo(CORRECT_BY);

        then(eligibility).should().closeUncorrected(ID);
        assertThat(diagrams.endedAt()).contains("Event_Uncorrected");
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    @Test
    void endsWithItsReasonWhenItIsIneligible() {
        judged(Outcome.INELIGIBLE);

        submit();

        then(eligibility).should().declareIneligible(ID);
        assertThat(diagrams.endedAt()).contains("Event_Ineligible");
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    // --- decision and seat ---

    @Test
    void takesItsSeatWhenItIsAcceptedAndConfirms() {
        decided(Decision.ACCEPTED);
        assertThat(diagrams.timers()).containsExactly(CONFIRM_BY);

        diagrams.complete(CallModel.CONFIRM_SEAT, Map.of(CallModel.CONFIRMED, true));

        assertThat(diagrams.endedAt()).contains("Event_SeatConfirmed");
        assertThat(diagrams.nothingLeft()).isTrue();
        then(seating).shouldHaveNoInteractions();
    }

    @Test
    void givesItsSeatBackWhenItDeclines() {
        decided(Decision.ACCEPTED);

        diagrams.complete(CallModel.CONFIRM_SEAT, Map.of(CallModel.CONFIRMED, false));

        then(seating).should().release(ID);
        assertThat(diagrams.endedAt()).contains("Event_SeatReleased");
    }

    @Test
    void losesItsSeatWhenNobodyConfirmsInTime() {
        decided(Decision.ACCEPTED);

        diagrams.travelTo(CONFIRM_BY);

        then(seating).should().release(ID);
        assertThat(diagrams.endedAt()).contains("Event_SeatReleased");
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    @Test
    void takesASeatThatIsOfferedWhileItWaits() {
        decided(Decision.WAITING);
        assertThat(diagrams.timers()).containsExactly(WAITING_ENDS);
        Instant offeredUntil = CONFIRM_BY.plus(Duration.ofDays(10));

        diagrams.message(CallModel.SEAT_OFFERED, KEY, Map.of(CallModel.CONFIRM_BY, Date.from(offeredUntil)));

        assertThat(diagrams.waitingAt()).containsExactly(CallModel.CONFIRM_SEAT);
        assertThat(diagrams.timers()).containsExactly(offeredUntil);
        diagrams.complete(CallModel.CONFIRM_SEAT, Map.of(CallModel.CONFIRMED, true));
        assertThat(diagrams.endedAt()).contains("Event_SeatConfirmed");
    }

    @Test
    void stopsWaitingWhenTheListIsClosed() {
        decided(Decision.WAITING);

        diagrams.travelTo(WAITING_ENDS);

        then(seating).should().endWaiting(ID);
        assertThat(diagrams.endedAt()).contains("Event_WaitingListClosed");
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    @Test
    void endsWhenItIsNotAccepted() {
        decided(Decision.REFUSED);

        assertThat(diagrams.endedAt()).contains("Event_NotAccepted");
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    // --- withdrawal ---

    @Test
    void endsWhereverItStandsWhenItIsWithdrawn() {
        invite();

        diagrams.message(CallModel.APPLICATION_WITHDRAWN, KEY, Map.of());

        assertThat(diagrams.endedAt()).containsExactly("Event_Withdrawn");
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    @Test
    void endsWhileItWaitsForTheJuryWhenItIsWithdrawn() {
        judged(Outcome.ELIGIBLE);
        submit();

        diagrams.message(CallModel.APPLICATION_WITHDRAWN, KEY, Map.of());

        assertThat(diagrams.nothingLeft()).isTrue();
    }

    // --- shorthand ---

    private PersonId invite() {
        PersonId partner = PersonId.random();
        diagrams.messageAside(CallModel.PARTNER_INVITED, KEY, Map.of(CallModel.PARTNER, partner.toString()));
        return partner;
    }

    private void judged(Outcome outcome) {
        given(eligibility.check(ID)).willReturn(decision(outcome));
    }

    private void submit() {
        diagrams.complete(CallModel.COMPLETE_APPLICATION, Map.of());
    }

    private void decided(Decision decision) {
        judged(Outcome.ELIGIBLE);
        submit();
        diagrams.message(
                CallModel.DECISION_ANNOUNCED,
                KEY,
                Map.of(
                        CallModel.DECISION,
                        decision.code(),
                        CallModel.CONFIRM_BY,
                        Date.from(CONFIRM_BY),
                        CallModel.WAITING_LIST_ENDS_AT,
                        Date.from(WAITING_ENDS)));
    }

    private static EligibilityDecision decision(Outcome outcome) {
        return new EligibilityDecision(
                UUID.randomUUID(), ID, "eligibility:1", 1, "{}", outcome, "ok", Diagrams.NOW, 0L);
    }
}
