package org.halle.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.call.ApplicationWithdrawn;
import org.halle.kernel.Forbidden;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.programme.Programme;
import org.halle.programme.Programmes;
import org.halle.selection.Assessment.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class ScoringTest {

    private static final Map<String, Integer> THREES =
            Map.of("purpose", 3, "impact", 3, "need", 3, "innovation", 3, "quality", 3);

    private final Assessments assessments = mock(Assessments.class);
    private final ApplicationRegister applications = mock(ApplicationRegister.class);
    private final Programmes programmes = mock(Programmes.class);
    private final SelectionProcess process = mock(SelectionProcess.class);
    private final JuryLetters letters = mock(JuryLetters.class);
    private final Scoring scoring = new Scoring(
            assessments,
            applications,
            programmes,
            Samples.grids(programmes),
            process,
            letters,
            Samples.clockAt(Samples.NOW));

    private final Application application = Samples.application(Application.Status.ELIGIBLE);
    private final Programme programme = Samples.programme(10, 3);
    private final Assessment first = asked();
    private final Assessment second = asked();
    private final Assessment third = asked();

    @BeforeEach
    void threeAreAsked() {
        given(applications.get(application.id())).willReturn(application);
        given(programmes.get(Samples.PROGRAMME)).willReturn(programme);
        stored(first, second, third);
    }

    @Test
    void keepsTheMarksOfTheJurorWhoWasAsked() {
        scoring.submit(new SubmitScore(first.juror(), application.id(), Samples.ATIS.criteria(), THREES, "Clair."));

        assertThat(saved()).satisfies(kept -> {
            assertThat(kept.state()).isEqualTo(State.SCORED);
            assertThat(kept.comment()).isEqualTo("Clair.");
        });
    }

    @Test
    void takesNoMarksFromSomebodyWhoWasNotAsked() {
        PersonId stranger = PersonId.random();

        assertThatThrownBy(() -> scoring.submit(
                        new SubmitScore(stranger, application.id(), Samples.ATIS.criteria(), THREES, "")))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> scoring.recuse(stranger, application.id(), "Un lien."))
                .isInstanceOf(Forbidden.class);
        then(assessments).should(never()).save(any());
    }

    @Test
    void keepsNothingOfAnIncompleteGrid() {
        assertThatThrownBy(() -> scoring.submit(new SubmitScore(
                        first.juror(), application.id(), Samples.ATIS.criteria(), Map.of("impact", 3), "")))
                .isInstanceOf(Refused.class);
        then(assessments).should(never()).save(any());
    }

    @Test
    void asksThoseOnlyWhoHaveNotAnswered() {
        stored(first.scored(first.juror(), Samples.ATIS, THREES, "", Samples.NOW), second, third);

        assertThat(scoring.asked(application.id())).containsExactly(second.juror(), third.juror());
    }

    @Test
    void countsEnoughWhenAllAreIn() {
        stored(scored(first), scored(second), scored(third));

        assertThat(scoring.count(application.id())).isTrue();
    }

    @Test
    void endsTheTimeOfTheOthersWhenItCounts() {
        stored(scored(first), scored(second), third);

        assertThat(scoring.count(application.id())).isFalse();
        then(assessments).should().saveAll(List.of(third.expired(Samples.NOW)));
    }

    @Test
    void doesNotCountWhoSteppedBack() {
        stored(scored(first), scored(second), third.recused(third.juror(), "Un lien.", Samples.NOW));

        assertThat(scoring.count(application.id())).isFalse();
        then(letters).should().reviewsMissing(programme, application, 2, 3);
    }

    @Test
    void wantsNoMoreScoresOfAnApplicationThatIsOut() {
        given(applications.get(application.id()))
                .willReturn(new Application(
                        application.id(),
                        application.call(),
                        application.programme(),
                        application.reference(),
                        application.lead(),
                        application.organisation(),
                        application.content(),
                        "{}",
                        Application.Status.WITHDRAWN,
                        Samples.NOW,
                        null,
                        null,
                        null,
                        Set.of(),
                        1L));

        assertThat(scoring.count(application.id())).isTrue();
    }

    @Test
    void remindsThoseWhoHaveNotAnsweredOfAllThatWaits() {
        stored(scored(first), second, scored(third));
        given(assessments.countByProgrammeAndJurorAndState(Samples.PROGRAMME, second.juror(), State.ASKED))
                .willReturn(2L);

        scoring.remind(application.id(), first.juror());
        scoring.remind(application.id(), second.juror());

        then(letters).should().reviewsAwaited(programme, second.juror(), 2);
        then(letters).should(never()).reviewsAwaited(any(), eq(first.juror()), anyInt());
    }

    @Test
    void letsJurorsGoWhenTheApplicationIsWithdrawn() {
        stored(scored(first), second, third);

        scoring.on(new ApplicationWithdrawn(application.id(), Samples.PROGRAMME));

        then(assessments).should().saveAll(List.of(second.expired(Samples.NOW), third.expired(Samples.NOW)));
        then(process).should().reviewPointless(application.id());
    }

    private Assessment asked() {
        Candidacy candidacy = new Candidacy(application.id(), "AC26-001", "reemploi", Set.of(), Set.of());
        return Assessment.asked(Samples.juror("reemploi"), candidacy, Ties.NONE, false, Samples.NOW);
    }

    private static Assessment scored(Assessment asked) {
        return asked.state() == State.SCORED
                ? asked
                : asked.scored(asked.juror(), Samples.ATIS, THREES, "", Samples.NOW);
    }

    private void stored(Assessment... all) {
        given(assessments.findByApplicationOrderByAskedAtAscIdAsc(application.id()))
                .willReturn(List.of(all));
        for (Assessment one : all) {
            given(assessments.findByApplicationAndJuror(application.id(), one.juror()))
                    .willReturn(Optional.of(one));
        }
    }

    private Assessment saved() {
        ArgumentCaptor<Assessment> kept = ArgumentCaptor.forClass(Assessment.class);
        then(assessments).should().save(kept.capture());
        return kept.getValue();
    }
}
