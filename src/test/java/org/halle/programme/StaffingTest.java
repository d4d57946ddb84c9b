package org.halle.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

import java.util.List;
import java.util.Set;
import org.halle.kernel.Forbidden;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.people.Grant;
import org.halle.people.Language;
import org.halle.people.LegalStatus;
import org.halle.people.LetterPreference;
import org.halle.people.Organisation;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;

class StaffingTest {

    private final Programmes programmes = mock(Programmes.class);
    private final People people = mock(People.class);
    private final Rights rights = mock(Rights.class);
    private final Organisations organisations = mock(Organisations.class);
    private final ApplicationEventPublisher events = mock(ApplicationEventPublisher.class);
    private final Staffing staffing = new Staffing(programmes, people, organisations, rights, events);

    private final ProgrammeId id = ProgrammeId.random();
    private final Person manager = person("ada@example.org");
    private final Person newcomer = person("bob@example.org");

    @BeforeEach
    void aRunningProgramme() {
        given(programmes.get(id))
                .willReturn(Programme.draft(id, "essai", SamplePlans.programme("Essai"))
                        .launch());
        given(people.get(manager.id())).willReturn(manager);
    }

    @Test
    void givesARoleToWhoeverReadsTheAddress() {
        given(people.register("bob@example.org", "", "", Language.FR)).willReturn(newcomer);

        assertThat(staffing.give(manager.id(), id, "bob@example.org", Role.JUROR, ""))
                .isEqualTo(newcomer);

        then(people).should().grant(newcomer.id(), Role.JUROR, id, null);
        then(events).should().publishEvent(new RoleGiven(newcomer.id(), Role.JUROR, id, null));
    }

    @Test
    void makesAFunderPledgeInTheNameOfAnOrganisation() {
        Organisation house =
                new Organisation(OrganisationId.random(), "Crédit des Marais", LegalStatus.COOPERATIVE, null, 0L);
        given(people.register("bob@example.org", "", "", Language.FR)).willReturn(newcomer);
        given(organisations.named("Crédit des Marais")).willReturn(house);

        assertThatThrownBy(() -> staffing.give(manager.id(), id, "bob@example.org", Role.FUNDER, " "))
                .isInstanceOfSatisfying(RefusedFields.class, refused -> assertThat(refused.fields())
                        .containsOnlyKeys("organisation"));
        staffing.give(manager.id(), id, "bob@example.org", Role.FUNDER, "Crédit des Marais");

        then(people).should().grant(newcomer.id(), Role.FUNDER, id, house.id());
    }

    @Test
    void asksNobodyTwiceForWhomTheyPledge() {
        given(people.register("bob@example.org", "", "", Language.FR)).willReturn(newcomer);
        given(people.grantsOf(newcomer.id())).willReturn(Set.of(new Grant(Role.FUNDER, id, OrganisationId.random())));

        staffing.give(manager.id(), id, "bob@example.org", Role.FUNDER, "");

        then(people).should().grant(newcomer.id(), Role.FUNDER, id, null);
    }

    @Test
    void letsManagersOnlyGiveAndTake() {
        willThrow(new Forbidden()).given(rights).require(newcomer.id(), id, Role.MANAGER);

        assertThatThrownBy(() -> staffing.give(newcomer.id(), id, "eve@example.org", Role.MANAGER, ""))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> staffing.take(newcomer.id(), id, manager.id(), Role.MANAGER))
                .isInstanceOf(Forbidden.class);
        then(people).should(never()).revoke(manager.id(), Role.MANAGER, id);
    }

    @Test
    void leavesNoProgrammeWithoutAManager() {
        given(people.holding(Role.MANAGER, id)).willReturn(List.of(manager));

        assertThatThrownBy(() -> staffing.take(manager.id(), id, manager.id(), Role.MANAGER))
                .isInstanceOf(Refused.class)
                .hasMessage("programme.last-manager");
    }

    @Test
    void takesARoleBack() {
        given(people.holding(Role.MANAGER, id)).willReturn(List.of(manager, newcomer));

        staffing.take(manager.id(), id, newcomer.id(), Role.MANAGER);
        staffing.take(manager.id(), id, newcomer.id(), Role.JUROR);

        then(people).should().revoke(newcomer.id(), Role.MANAGER, id);
        then(people).should().revoke(newcomer.id(), Role.JUROR, id);
        then(events).should().publishEvent(new RoleTaken(newcomer.id(), Role.JUROR, id));
    }

    private static Person person(String email) {
        return new Person(PersonId.random(), email, "Ada", "Lune", Language.FR, LetterPreference.AT_ONCE, false, 0L);
    }
}
