package org.halle.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.halle.call.Application;
import org.halle.call.Application.Status;
import org.halle.call.ApplicationRegister;
import org.halle.call.Deciding;
import org.halle.call.Decision;
import org.halle.call.SeatReleased;
import org.halle.kernel.Forbidden;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.programme.ProgrammeReplanned;
import org.halle.programme.Programmes;
import org.halle.programme.SamplePlans;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class ShortlistingTest {

    /** Two days after the announcement. */
    private static final Instant AFTER = Instant.parse("2026-06-17T08:00:00Z");

    private final Shortlists shortlists = mock(Shortlists.class);
    private final Rankings rankings = mock(Rankings.class);
    private final Reasons reasons = mock(Reasons.class);
    private final ApplicationRegister applications = mock(ApplicationRegister.class);
    private final Deciding deciding = mock(Deciding.class);
    private final Programmes programmes = mock(Programmes.class);
    private final SelectionProcess process = mock(SelectionProcess.class);
    private final Rights rights = mock(Rights.class);
    private final JuryLetters letters = mock(JuryLetters.class);
    private final Shortlisting shortlisting = at(AFTER);

    private Shortlisting at(Instant now) {
        return new Shortlisting(
                shortlists,
                rankings,
                reasons,
                applications,
                deciding,
                programmes,
                process,
                rights,
                letters,
                Samples.clockAt(now));
    }

    private final PersonId manager = PersonId.random();
    private final PersonId other = PersonId.random();
    private final List<Application> eligible = IntStream.range(0, 5)
            .mapToObj(number ->
                    Samples.application(Status.ELIGIBLE, "AC26-%03d".formatted(number + 1), OrganisationId.random()))
            .toList();
    private final Ranking ranking = Ranking.of(
            IntStream.range(0, 5)
                    .mapToObj(number -> new Ranking.Scores(
                            eligible.get(number).id(), eligible.get(number).reference(), 1, List.of(5.0 - number)))
                    .toList(),
            Samples.UNCALIBRATED);

    @BeforeEach
    void fiveApplicationsForTwoSeats() {
        given(programmes.get(Samples.PROGRAMME)).willReturn(Samples.programme(2, 3));
        given(applications.of(Samples.PROGRAMME, Status.ELIGIBLE)).willReturn(eligible);
        given(applications.of(Samples.PROGRAMME, Status.SUBMITTED)).willReturn(List.of());
        given(applications.of(Samples.PROGRAMME, Status.TO_CORRECT)).willReturn(List.of());
        given(rankings.of(eq(Samples.PROGRAMME), any())).willReturn(ranking);
        given(reasons.of(Samples.PROGRAMME)).willReturn(application -> "À retravailler.");
        given(shortlists.findById(Samples.PROGRAMME)).willReturn(Optional.empty());
        given(shortlists.save(any())).willAnswer(call -> call.getArgument(0));
    }

    @Test
    void proposesAsManyAsThereAreSeatsAndHalfAsManyWaiting() {
        shortlisting.propose(manager, Samples.PROGRAMME);

        assertThat(saved().lines())
                .extracting(Shortlist.ShortlistLine::decision)
                .containsExactly(
                        Decision.ACCEPTED, Decision.ACCEPTED, Decision.WAITING, Decision.REFUSED, Decision.REFUSED);
    }

    @Test
    void isNotProposedBeforeTheJuryHasBegunUnlessSomebodyHasMarked() {
        Shortlisting early = at(SamplePlans.nineMonths().juryOpensAt().minusSeconds(1));
        given(rights.hasAny(any(), any(), any())).willReturn(true);
        given(rankings.of(eq(Samples.PROGRAMME), any())).willReturn(unmarked());

        assertThat(early.mayPropose(manager, Samples.PROGRAMME)).isFalse();
        assertThatThrownBy(() -> early.propose(manager, Samples.PROGRAMME))
                .isInstanceOf(Refused.class)
                .hasMessage("selection.shortlist.early");
        then(shortlists).should(never()).save(any());

        assertThat(at(SamplePlans.nineMonths().juryOpensAt()).mayPropose(manager, Samples.PROGRAMME))
                .isTrue();
        given(rankings.of(eq(Samples.PROGRAMME), any())).willReturn(ranking);
        assertThat(early.mayPropose(manager, Samples.PROGRAMME)).isTrue();
        early.propose(manager, Samples.PROGRAMME);
        assertThat(saved().count(Decision.ACCEPTED)).isEqualTo(2);
    }

    @Test
    void isNotProposedOnceTheDeliberationHasEndedNorByOthersThanManagers() {
        stored(proposed());
        given(rights.hasAny(eq(manager), any(), any())).willReturn(true);
        assertThat(shortlisting.mayPropose(manager, Samples.PROGRAMME)).isTrue();
        assertThat(shortlisting.mayPropose(PersonId.random(), Samples.PROGRAMME))
                .isFalse();

        shortlisting.settle(manager, Samples.PROGRAMME, "Délibération du 10 juin.");
        stored(saved());
        assertThat(shortlisting.mayPropose(manager, Samples.PROGRAMME)).isFalse();
    }

    private Ranking unmarked() {
        return Ranking.of(
                eligible.stream()
                        .map(one -> new Ranking.Scores(one.id(), one.reference(), 1, List.of()))
                        .toList(),
                Samples.UNCALIBRATED);
    }

    @Test
    void isProposedByTheDiagramToo() {
        assertThat(shortlisting.rank(Samples.PROGRAMME)).isEqualTo(5);

        assertThat(saved().count(Decision.ACCEPTED)).isEqualTo(2);
        assertThat(saved().count(Decision.WAITING)).isEqualTo(1);
    }

    @Test
    void isLeftAsItIsByTheDiagramOnceTheDeliberationHasEnded() {
        stored(proposed());
        shortlisting.settle(manager, Samples.PROGRAMME, "Délibération du 10 juin.");
        stored(saved());
        clearInvocations(shortlists);

        shortlisting.rank(Samples.PROGRAMME);

        then(shortlists).should(never()).save(any());
    }

    @Test
    void isTheManagersBusinessOnly() {
        PersonId juror = PersonId.random();
        willThrow(new Forbidden()).given(rights).require(juror, Samples.PROGRAMME, Role.MANAGER);

        assertThatThrownBy(() -> shortlisting.propose(juror, Samples.PROGRAMME)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> shortlisting.decide(
                        juror, Samples.PROGRAMME, eligible.get(0).id(), Decision.ACCEPTED, ""))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> shortlisting.move(
                        juror, Samples.PROGRAMME, eligible.get(0).id(), 1))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> shortlisting.freeze(juror, Samples.PROGRAMME)).isInstanceOf(Forbidden.class);
        then(shortlists).should(never()).save(any());
    }

    @Test
    void isFrozenByTwo() {
        stored(proposed());
        shortlisting.settle(manager, Samples.PROGRAMME, "Délibération du 10 juin.");
        Shortlist settled = saved();
        assertThat(settled.settledBy()).isEqualTo(manager);

        stored(settled);
        given(rights.hasAny(any(), any(), any())).willReturn(true);
        assertThat(shortlisting.mayFreeze(manager, Samples.PROGRAMME)).isFalse();
        assertThat(shortlisting.mayFreeze(other, Samples.PROGRAMME)).isTrue();
        assertThatThrownBy(() -> shortlisting.freeze(manager, Samples.PROGRAMME))
                .isInstanceOf(Refused.class)
                .hasMessage("selection.shortlist.same-person");
        shortlisting.freeze(other, Samples.PROGRAMME);
    }

    @Test
    void givesARefusalWithoutAWordTheWordsThatTheMarksSuggest() {
        stored(proposed());

        shortlisting.decide(manager, Samples.PROGRAMME, eligible.get(0).id(), Decision.REFUSED, " ");

        assertThat(saved().line(eligible.get(0).id()).orElseThrow().reason()).isEqualTo("À retravailler.");
    }

    @Test
    void hasNothingToDecideWhereNobodyIsInTheRunning() {
        given(applications.of(Samples.PROGRAMME, Status.ELIGIBLE)).willReturn(List.of());

        shortlisting.settle(manager, Samples.PROGRAMME, "Aucun dossier éligible.");

        assertThat(saved().lines()).isEmpty();
    }

    @Test
    void freezesNothingThatWasNeverProposed() {
        assertThatThrownBy(() -> shortlisting.settle(manager, Samples.PROGRAMME, ""))
                .isInstanceOf(Refused.class)
                .hasMessage("selection.shortlist.empty");
    }

    @Test
    void waitsForThoseWhoAreStillCorrecting() {
        stored(proposed());
        given(applications.of(Samples.PROGRAMME, Status.TO_CORRECT))
                .willReturn(List.of(Samples.application(Status.TO_CORRECT)));

        assertThatThrownBy(() -> shortlisting.settle(manager, Samples.PROGRAMME, ""))
                .isInstanceOf(Refused.class)
                .hasMessage("selection.shortlist.still-correcting");
    }

    @Test
    void wantsADecisionOnWhoeverCameLate() {
        stored(proposed());
        List<Application> more = new ArrayList<>(eligible);
        more.add(Samples.application(Status.ELIGIBLE));
        given(applications.of(Samples.PROGRAMME, Status.ELIGIBLE)).willReturn(more);

        assertThatThrownBy(() -> shortlisting.settle(manager, Samples.PROGRAMME, ""))
                .isInstanceOf(Refused.class)
                .hasMessage("selection.shortlist.undecided");
    }

    @Test
    void announcesEveryDecisionAtOnceWithItsReason() {
        stored(proposed()
                .decided(eligible.get(4).id(), Decision.REFUSED, "Trop tôt.")
                .settled(manager, "", 2, AFTER)
                .frozen(other, AFTER));
        Instant inAWeek = Instant.parse("2026-06-24T08:00:00Z");
        Instant eveOfTheCohort = Instant.parse("2026-08-31T16:00:00Z");

        SelectionDates dates = shortlisting.announce(Samples.PROGRAMME);

        assertThat(dates.confirmBy()).isEqualTo(inAWeek);
        assertThat(dates.confirmationsEndAt()).isEqualTo(eveOfTheCohort);
        then(deciding).should().announce(eligible.get(0).id(), Decision.ACCEPTED, inAWeek, eveOfTheCohort, "");
        then(deciding).should().announce(eligible.get(2).id(), Decision.WAITING, inAWeek, eveOfTheCohort, "");
        then(deciding).should().announce(eligible.get(4).id(), Decision.REFUSED, inAWeek, eveOfTheCohort, "Trop tôt.");
    }

    @Test
    void passesOverWhoWithdrewSinceTheDeliberation() {
        stored(proposed().settled(manager, "", 2, AFTER).frozen(other, AFTER));
        given(applications.of(Samples.PROGRAMME, Status.ELIGIBLE)).willReturn(eligible.subList(1, 5));

        shortlisting.announce(Samples.PROGRAMME);

        then(deciding).should(never()).announce(eq(eligible.get(0).id()), any(), any(), any(), any());
        then(deciding).should().announce(eq(eligible.get(1).id()), any(), any(), any(), any());
        // the seat goes to the first who waits, in the same batch
        then(deciding).should().announce(eq(eligible.get(2).id()), eq(Decision.ACCEPTED), any(), any(), any());
        then(deciding).should().announce(eq(eligible.get(3).id()), eq(Decision.WAITING), any(), any(), any());
    }

    @Test
    void offersAFreedSeatToTheFirstWhoStillWaits() {
        stored(announced());
        given(applications.get(eligible.get(2).id())).willReturn(Samples.application(Status.WITHDRAWN));
        given(applications.get(eligible.get(3).id())).willReturn(Samples.application(Status.WAITING));

        shortlisting.on(new SeatReleased(eligible.get(0).id(), Samples.PROGRAMME));

        then(deciding).should().offerSeat(eligible.get(3).id(), Instant.parse("2026-06-24T08:00:00Z"));
        assertThat(saved().line(eligible.get(3).id()).orElseThrow().offeredAt()).isEqualTo(AFTER);
    }

    @Test
    void offersNothingWhenNobodyWaits() {
        stored(announced());
        given(applications.get(any())).willReturn(Samples.application(Status.WITHDRAWN));

        shortlisting.on(new SeatReleased(eligible.get(0).id(), Samples.PROGRAMME));

        then(deciding).should(never()).offerSeat(any(), any());
    }

    @Test
    void offersNothingOnceTheConfirmationsHaveEnded() {
        stored(announced());
        given(applications.get(any())).willReturn(Samples.application(Status.WAITING));
        Shortlisting late = at(Instant.parse("2026-08-31T16:00:00Z"));

        late.on(new SeatReleased(eligible.get(0).id(), Samples.PROGRAMME));

        then(deciding).should(never()).offerSeat(any(), any());
    }

    @Test
    void movesTheDiagramWithTheProgramme() {
        shortlisting.on(new ProgrammeReplanned(Samples.PROGRAMME, SamplePlans.nineMonths(), SamplePlans.nineMonths()));

        then(process).should().replanned(Samples.PROGRAMME, SelectionDates.planned(SamplePlans.nineMonths()));
    }

    /** Two accepted, two waiting, one refused. */
    private Shortlist proposed() {
        return Shortlist.proposed(Samples.PROGRAMME, ranking, 2, 2, application -> "À retravailler.");
    }

    private Shortlist announced() {
        return proposed()
                .settled(manager, "", 2, AFTER)
                .frozen(other, AFTER)
                .announced(any -> true, AFTER.minusSeconds(1));
    }

    private void stored(Shortlist list) {
        given(shortlists.findById(Samples.PROGRAMME)).willReturn(Optional.of(list));
    }

    private Shortlist saved() {
        ArgumentCaptor<Shortlist> kept = ArgumentCaptor.forClass(Shortlist.class);
        then(shortlists).should().save(kept.capture());
        return kept.getValue();
    }
}
