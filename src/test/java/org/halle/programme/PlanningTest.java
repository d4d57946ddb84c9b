package org.halle.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

import java.util.Optional;
import java.util.Set;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.Forbidden;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.people.Grant;
import org.halle.people.People;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.InOrder;
import org.springframework.context.ApplicationEventPublisher;

class PlanningTest {

    private final StoredProgrammes programmes = mock(StoredProgrammes.class);
    private final ProgrammeProcess process = mock(ProgrammeProcess.class);
    private final People people = mock(People.class);
    private final Rights rights = mock(Rights.class);
    private final ApplicationEventPublisher events = mock(ApplicationEventPublisher.class);
    private final Planning planning = new Planning(programmes, process, people, rights, events);

    private final PersonId manager = PersonId.random();
    private final ProgrammeId id = ProgrammeId.random();

    @BeforeEach
    void keepWhatIsSaved() {
        given(programmes.save(any())).willAnswer(saved -> saved.getArgument(0));
    }

    @Test
    void makesWhoeverDraftsItsManager() {
        given(rights.isOperator(manager)).willReturn(true);

        ProgrammeId drafted = planning.draft(manager, SamplePlans.programme("Été coopératif à Nantes"));

        assertThat(saved().slug()).isEqualTo("ete-cooperatif-a-nantes");
        assertThat(saved().state()).isEqualTo(Programme.State.DRAFT);
        then(people).should().grant(manager, Role.MANAGER, drafted, null);
    }

    @Test
    void letsAManagerOfAnotherProgrammeDraftOne() {
        given(people.grantsOf(manager)).willReturn(Set.of(new Grant(Role.MANAGER, ProgrammeId.random(), null)));

        assertThat(planning.draft(manager, SamplePlans.programme("Un"))).isNotNull();
    }

    @Test
    void letsNobodyElseDraft() {
        given(people.grantsOf(manager)).willReturn(Set.of(new Grant(Role.JUROR, ProgrammeId.random(), null)));

        assertThatThrownBy(() -> planning.draft(manager, SamplePlans.programme("Un")))
                .isInstanceOf(Forbidden.class);
        then(programmes).should(never()).save(any());
    }

    @Test
    void numbersTheAddressOfASecondProgrammeWithTheSameTitle() {
        given(rights.isOperator(manager)).willReturn(true);
        given(programmes.existsBySlug("promotion")).willReturn(true);
        given(programmes.existsBySlug("promotion-2")).willReturn(true);

        planning.draft(manager, SamplePlans.programme("Promotion"));

        assertThat(saved().slug()).isEqualTo("promotion-3");
    }

    @Test
    void tellsOfTheCallBeforeTheDiagramStarts() {
        stored(Programme.State.DRAFT);

        planning.launch(manager, id);

        assertThat(saved().state()).isEqualTo(Programme.State.RUNNING);
        ArgumentCaptor<ProgrammeLaunched> launched = ArgumentCaptor.forClass(ProgrammeLaunched.class);
        InOrder order = inOrder(events, process);
        order.verify(events).publishEvent(launched.capture());
        order.verify(process).begin(id, launched.getValue().call());
        assertThat(launched.getValue().programme()).isEqualTo(id);
    }

    @Test
    void launchesOnce() {
        stored(Programme.State.RUNNING);

        assertThatThrownBy(() -> planning.launch(manager, id)).isInstanceOf(AlreadyDone.class);
        then(process).shouldHaveNoInteractions();
    }

    @Test
    void launchesForManagersOnly() {
        stored(Programme.State.DRAFT);
        willThrow(new Forbidden()).given(rights).require(manager, id, Role.MANAGER);

        assertThatThrownBy(() -> planning.launch(manager, id)).isInstanceOf(Forbidden.class);
        then(process).shouldHaveNoInteractions();
    }

    @Test
    void knowsNoProgrammeByAnUnknownId() {
        assertThatThrownBy(() -> planning.launch(manager, id)).isInstanceOf(NotFound.class);
    }

    @Test
    void tellsTheStagesOfNewDatesOnceItRuns() {
        stored(Programme.State.RUNNING);
        Plan later = later();

        planning.replan(manager, id, later);

        then(events).should().publishEvent(new ProgrammeReplanned(id, SamplePlans.nineMonths(), later));
        assertThat(saved().plan()).isEqualTo(later);
    }

    @Test
    void keepsNewDatesOfADraftToItself() {
        stored(Programme.State.DRAFT);

        planning.replan(manager, id, later());

        then(events).shouldHaveNoInteractions();
    }

    @Test
    void refusesDatesThatStandWrong() {
        stored(Programme.State.RUNNING);
        Plan sample = SamplePlans.nineMonths();
        Plan wrong = new Plan(
                sample.callOpensAt(),
                sample.callOpensAt(),
                sample.juryOpensAt(),
                sample.announceAt(),
                sample.startsOn(),
                sample.endsOn(),
                sample.hallClosesAt());

        assertThatThrownBy(() -> planning.replan(manager, id, wrong)).isInstanceOf(RefusedFields.class);
        then(events).shouldHaveNoInteractions();
    }

    @Test
    void closesAProgrammeWhoseDiagramHasEnded() {
        stored(Programme.State.RUNNING);

        planning.close(manager, id);

        assertThat(saved().state()).isEqualTo(Programme.State.CLOSED);
        then(events).should().publishEvent(new ProgrammeClosed(id));
    }

    @Test
    void doesNotCloseWhatStillRuns() {
        stored(Programme.State.RUNNING);
        given(process.running(id)).willReturn(true);

        assertThatThrownBy(() -> planning.close(manager, id))
                .isInstanceOf(Refused.class)
                .hasMessage("programme.still-running");
        then(programmes).should(never()).save(any());
    }

    @Test
    void archivesAProgrammeAsTheLastStepOfItsDiagramOnce() {
        stored(Programme.State.RUNNING);
        given(process.running(id)).willReturn(true);

        planning.archive(id);

        Programme archived = saved();
        assertThat(archived.state()).isEqualTo(Programme.State.CLOSED);
        then(events).should().publishEvent(new ProgrammeClosed(id));

        given(programmes.findById(id)).willReturn(Optional.of(archived));
        planning.archive(id);
        then(programmes).should().save(any());
    }

    private void stored(Programme.State state) {
        Programme draft = Programme.draft(id, "essai", SamplePlans.programme("Essai"));
        Programme programme = state == Programme.State.DRAFT ? draft : draft.launch();
        given(programmes.findById(id)).willReturn(Optional.of(programme));
    }

    private static Plan later() {
        Plan sample = SamplePlans.nineMonths();
        return new Plan(
                sample.callOpensAt(),
                sample.callClosesAt().plusSeconds(86_400),
                sample.juryOpensAt(),
                sample.announceAt(),
                sample.startsOn(),
                sample.endsOn(),
                sample.hallClosesAt());
    }

    private Programme saved() {
        ArgumentCaptor<Programme> saved = ArgumentCaptor.forClass(Programme.class);
        then(programmes).should().save(saved.capture());
        return saved.getValue();
    }
}
