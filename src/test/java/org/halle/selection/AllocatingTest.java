package org.halle.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.people.LegalStatus;
import org.halle.people.Organisation;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.programme.Programmes;
import org.halle.selection.Assessment.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;

class AllocatingTest {

    private final Jurors jurors = mock(Jurors.class);
    private final Assessments assessments = mock(Assessments.class);
    private final ApplicationRegister applications = mock(ApplicationRegister.class);
    private final Programmes programmes = mock(Programmes.class);
    private final Organisations organisations = mock(Organisations.class);
    private final JuryLetters letters = mock(JuryLetters.class);
    private final Map<PersonId, Set<ApplicationId>> coached = new HashMap<>();
    private final ObjectProvider<PastCoaching> coaching = Samples.only(people -> coached);
    private final Allocating allocating = new Allocating(
            jurors,
            assessments,
            applications,
            programmes,
            mock(People.class),
            new Links(organisations, applications, coaching),
            letters,
            Samples.clockAt(Samples.NOW));

    private final List<Assessment> stored = new ArrayList<>();

    @BeforeEach
    void threeReviewsEach() {
        given(programmes.get(Samples.PROGRAMME)).willReturn(Samples.programme(10, 3));
        given(assessments.findByProgrammeOrderByAskedAtAscIdAsc(Samples.PROGRAMME))
                .willAnswer(call -> List.copyOf(stored));
        given(assessments.loads(Samples.PROGRAMME)).willAnswer(call -> stored.stream()
                .filter(Assessment::counts)
                .collect(Collectors.groupingBy(Assessment::juror, Collectors.counting()))
                .entrySet()
                .stream()
                .map(load -> new Assessments.Load(load.getKey(), load.getValue().intValue()))
                .toList());
        given(assessments.findByApplicationOrderByAskedAtAscIdAsc(any())).willAnswer(call -> stored.stream()
                .filter(one -> one.application().equals(call.getArgument(0)))
                .toList());
        willAnswer(call -> {
                    Iterable<Assessment> all = call.getArgument(0);
                    all.forEach(stored::add);
                    return all;
                })
                .given(assessments)
                .saveAll(any());
        given(assessments.findByApplicationAndJuror(any(), any())).willAnswer(call -> stored.stream()
                .filter(one -> one.application().equals(call.getArgument(0))
                        && one.juror().equals(call.getArgument(1)))
                .findFirst());
        willAnswer(call -> {
                    Assessment kept = call.getArgument(0);
                    stored.replaceAll(one -> one.id().equals(kept.id()) ? kept : one);
                    return kept;
                })
                .given(assessments)
                .save(any());
    }

    @Test
    void asksThreeJurorsOfEachApplicationAndTellsEachJurorOnce() {
        List<Juror> jury = jury(5);
        List<Application> eligible = eligible(10);

        allocating.allocate(Samples.PROGRAMME);

        assertThat(stored).hasSize(30).allMatch(one -> one.state() == State.ASKED && !one.substitute());
        assertThat(eligible).allSatisfy(application -> assertThat(
                        stored.stream().filter(one -> one.application().equals(application.id())))
                .hasSize(3));
        then(letters).should(times(5)).reviewsAsked(any(), any(), eq(6), any());
        assertThat(jury).isNotEmpty();
    }

    @Test
    void neverAsksThoseWhoWorkThereOrSaidTheyKnowIt() {
        OrganisationId house = OrganisationId.random();
        Application application = Samples.application(Application.Status.ELIGIBLE, "AC26-007", house);
        Juror colleague = Juror.seated(Samples.PROGRAMME, PersonId.random(), house, Set.of("reemploi"));
        Juror friend = Samples.juror("reemploi").declaring(application.id(), Samples.NOW);
        Juror stranger = Samples.juror();
        sits(colleague, friend, stranger);
        given(applications.of(Samples.PROGRAMME, Application.Status.ELIGIBLE)).willReturn(List.of(application));

        allocating.allocate(Samples.PROGRAMME);

        assertThat(stored).extracting(Assessment::juror).containsExactly(stranger.person());
    }

    @Test
    void neverAsksThoseWhoAccompaniedItsPeopleBefore() {
        OrganisationId house = OrganisationId.random();
        Application before = Samples.application(Application.Status.CONFIRMED, "AC25-003", house);
        Application again = Samples.application(Application.Status.ELIGIBLE, "AC26-003", house);
        Juror coach = Samples.juror("reemploi");
        Juror stranger = Samples.juror("reemploi");
        sits(coach, stranger);
        coached.put(coach.person(), Set.of(before.id()));
        given(applications.get(before.id())).willReturn(before);
        given(applications.of(Samples.PROGRAMME, Application.Status.ELIGIBLE)).willReturn(List.of(again));

        allocating.allocate(Samples.PROGRAMME);

        assertThat(stored).extracting(Assessment::juror).containsExactly(stranger.person());
    }

    @Test
    void takesAnOrganisationEnteredTwiceForOne() {
        Organisation applicant = organisation("Graines de Bocage", LegalStatus.ASSOCIATION);
        Organisation sameForTheJury = organisation("graines de  bocage", LegalStatus.AUTRE);
        given(organisations.all(any()))
                .willReturn(Map.of(applicant.id(), applicant, sameForTheJury.id(), sameForTheJury));
        Application application = Samples.application(Application.Status.ELIGIBLE, "AC26-031", applicant.id());
        sits(Juror.seated(Samples.PROGRAMME, PersonId.random(), sameForTheJury.id(), Set.of()));
        given(applications.of(Samples.PROGRAMME, Application.Status.ELIGIBLE)).willReturn(List.of(application));

        allocating.allocate(Samples.PROGRAMME);

        assertThat(stored).isEmpty();
    }

    @Test
    void asksNobodyWhoLeft() {
        sits(Samples.juror().left(), Samples.juror());
        eligible(1);

        allocating.allocate(Samples.PROGRAMME);

        assertThat(stored).hasSize(1);
    }

    @Test
    void stopsWhenNobodySits() {
        sits();
        eligible(1);

        assertThatThrownBy(() -> allocating.allocate(Samples.PROGRAMME)).isInstanceOf(Refused.class);
    }

    @Test
    void replacesWhoSteppedBackBySomebodyNew() {
        jury(4);
        Application application = eligible(1).get(0);
        allocating.allocate(Samples.PROGRAMME);
        Assessment gone = stored.get(0);
        stored.set(0, gone.recused(gone.juror(), "Un lien.", Samples.NOW));
        Set<PersonId> before = stored.stream().map(Assessment::juror).collect(Collectors.toSet());

        PersonId found = allocating.replace(application.id(), gone.juror()).orElseThrow();

        assertThat(before).doesNotContain(found);
        assertThat(stored.get(3).substitute()).isTrue();
        then(letters).should().substituteAsked(any(), eq(application), eq(found), any());
    }

    @Test
    void endsTheTimeOfWhoIsLateAndAsksOneInTheirPlace() {
        jury(6);
        Application application = eligible(1).get(0);
        allocating.allocate(Samples.PROGRAMME);
        Assessment late = stored.get(0);
        stored.set(1, stored.get(1).recused(stored.get(1).juror(), "Un lien.", Samples.NOW));

        assertThat(allocating.replace(application.id(), late.juror())).isPresent();

        then(assessments).should().save(late.expired(Samples.NOW));
        assertThat(stored.stream().filter(Assessment::substitute)).hasSize(1);
    }

    @Test
    void tellsTheManagersWhenNobodyIsLeft() {
        jury(3);
        Application application = eligible(1).get(0);
        allocating.allocate(Samples.PROGRAMME);
        stored.replaceAll(one -> one.expired(Samples.NOW));

        assertThat(allocating.replace(application.id(), stored.get(0).juror())).isEmpty();
        then(letters).should().reviewsMissing(any(), eq(application), eq(0L), eq(3));
    }

    @Test
    void looksForNobodyOnceTheApplicationIsOut() {
        Application application = Samples.application(Application.Status.WITHDRAWN);
        given(applications.get(application.id())).willReturn(application);
        jury(3);

        assertThat(allocating.replace(application.id(), PersonId.random())).isEmpty();
        then(letters).should(never()).reviewsMissing(any(), any(), any(Long.class), anyInt());
        assertThat(stored).isEmpty();
    }

    private List<Juror> jury(int size) {
        List<Juror> jury = IntStream.range(0, size)
                .mapToObj(number -> Samples.juror("reemploi"))
                .toList();
        sits(jury.toArray(Juror[]::new));
        return jury;
    }

    private void sits(Juror... jury) {
        given(jurors.findByProgramme(Samples.PROGRAMME)).willReturn(List.of(jury));
        given(organisations.ofEach(any())).willAnswer(call -> {
            Collection<PersonId> people = call.getArgument(0);
            return people.stream().collect(Collectors.toMap(person -> person, person -> Set.of()));
        });
    }

    private List<Application> eligible(int number) {
        List<Application> eligible = IntStream.range(0, number)
                .mapToObj(count -> Samples.application(
                        Application.Status.ELIGIBLE, "AC26-%03d".formatted(count + 1), OrganisationId.random()))
                .toList();
        given(applications.of(Samples.PROGRAMME, Application.Status.ELIGIBLE)).willReturn(eligible);
        eligible.forEach(
                application -> given(applications.get(application.id())).willReturn(application));
        return eligible;
    }

    private static Organisation organisation(String name, LegalStatus status) {
        return new Organisation(OrganisationId.random(), name, status, null, 0L);
    }
}
