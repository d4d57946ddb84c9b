package org.halle.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.given;

import java.time.LocalDate;
import java.util.Set;
import org.halle.DatabaseTest;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.Grant;
import org.halle.people.People;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

@DatabaseTest
@Import(Programmes.class)
class ProgrammesTest {

    @Autowired
    StoredProgrammes stored;

    @Autowired
    Programmes programmes;

    @MockitoBean
    People people;

    @MockitoBean
    Rights rights;

    private final PersonId person = PersonId.random();

    @Test
    void keepsEverythingAboutAProgramme() {
        Plan sample = SamplePlans.nineMonths();
        Plan odd = new Plan(
                sample.callOpensAt(),
                sample.callClosesAt(),
                sample.juryOpensAt(),
                sample.announceAt(),
                sample.startsOn(),
                LocalDate.of(2027, 3, 31),
                sample.hallClosesAt(),
                "Le lieu ferme au printemps");
        NewProgramme wanted = new NewProgramme(
                "Sept mois", "Un essai.", "2A", odd, new Rules(12, 2, 50, 5, 3, true, 2, new Weights(2, 1, 3, 1, 4)));

        Programme saved = stored.save(Programme.draft(ProgrammeId.random(), "sept-mois", wanted));

        assertThat(programmes.get(saved.id())).isEqualTo(saved);
        assertThat(programmes.bySlug("sept-mois")).contains(saved);
    }

    @Test
    void countsVersions() {
        Programme first = stored.save(draft("un"));
        stored.save(first.launch());

        assertThatThrownBy(() -> stored.save(first.launch())).isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void givesAnAddressOnce() {
        stored.save(draft("un"));

        assertThatThrownBy(() -> stored.save(draft("un"))).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void knowsNothingOfAnUnknownId() {
        assertThatThrownBy(() -> programmes.get(ProgrammeId.random())).isInstanceOf(NotFound.class);
        assertThat(programmes.bySlug("nothing")).isEmpty();
    }

    @Test
    void showsPeopleTheProgrammesInWhichTheyHoldARole() {
        Programme mine = stored.save(stored.save(draft("mine")).launch());
        stored.save(stored.save(draft("other")).launch());
        given(people.grantsOf(person))
                .willReturn(Set.of(new Grant(Role.JUROR, mine.id(), null), new Grant(Role.COACH, mine.id(), null)));

        assertThat(programmes.of(person)).containsOnlyKeys(mine).containsEntry(mine, Set.of(Role.JUROR, Role.COACH));
    }

    @Test
    void showsADraftToItsManagersOnly() {
        Programme draft = stored.save(draft("draft"));
        given(people.grantsOf(person)).willReturn(Set.of(new Grant(Role.JUROR, draft.id(), null)));
        assertThat(programmes.of(person)).doesNotContainKey(draft);

        given(people.grantsOf(person)).willReturn(Set.of(new Grant(Role.MANAGER, draft.id(), null)));
        assertThat(programmes.of(person)).containsEntry(draft, Set.of(Role.MANAGER));
    }

    @Test
    void showsAnOperatorEverything() {
        Programme draft = stored.save(draft("draft"));
        given(rights.isOperator(person)).willReturn(true);

        assertThat(programmes.of(person)).containsEntry(draft, Set.of(Role.MANAGER));
    }

    private static Programme draft(String slug) {
        return Programme.draft(ProgrammeId.random(), slug, SamplePlans.programme("Essai"));
    }
}
