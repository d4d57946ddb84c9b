package org.halle.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.halle.DatabaseTest;
import org.halle.Together;
import org.halle.kernel.Forbidden;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@DatabaseTest
@Import({People.class, Organisations.class, Rights.class, Grants.class, Memberships.class, FirstComeInsert.class})
class PeopleTest {

    @Autowired
    People people;

    @Autowired
    Organisations organisations;

    @Autowired
    Rights rights;

    private final ProgrammeId programme = ProgrammeId.random();

    @Test
    void knowsAPersonByOneAddress() {
        Person ada = people.register("ada@example.org", "Ada", "Lune", Language.EN);
        assertThat(people.register(" ADA@example.org", "Somebody", "Else", Language.FR))
                .isEqualTo(ada);
        assertThat(people.byEmail("Ada@Example.org ")).contains(ada);
        assertThat(people.get(ada.id())).isEqualTo(ada);
        assertThat(ada.language()).isEqualTo(Language.EN);
    }

    @Test
    void doesNotKnowEverybody() {
        assertThat(people.byEmail("nobody@example.org")).isEmpty();
        assertThatThrownBy(() -> people.get(PersonId.random())).isInstanceOf(NotFound.class);
        assertThat(people.all(List.of())).isEmpty();
    }

    @Test
    void givesTheKnownOnesInTheOrderAskedFor() {
        Person ada = people.register("ada@example.org", "Ada", "Lune", Language.FR);
        Person bob = people.register("bob@example.org", "Bob", "Soleil", Language.FR);
        assertThat(people.all(List.of(bob.id(), PersonId.random(), ada.id())).values())
                .containsExactly(bob, ada);
    }

    @Test
    void remembersWhatAPersonPrefers() {
        Person ada = people.register("ada@example.org", "", "", Language.FR);
        people.rename(ada.id(), "Ada", "Lune");
        people.prefer(ada.id(), Language.EN, LetterPreference.DAILY);
        Person now = people.get(ada.id());
        assertThat(now.displayName()).isEqualTo("Ada Lune");
        assertThat(now.language()).isEqualTo(Language.EN);
        assertThat(now.letters()).isEqualTo(LetterPreference.DAILY);
    }

    @Test
    void givesRolesInOneProgrammeOnly() {
        Person ada = people.register("ada@example.org", "Ada", "Lune", Language.FR);
        people.grant(ada.id(), Role.JUROR, programme, null);
        assertThat(rights.has(ada.id(), Role.JUROR, programme)).isTrue();
        assertThat(rights.has(ada.id(), Role.MANAGER, programme)).isFalse();
        assertThat(rights.has(ada.id(), Role.JUROR, ProgrammeId.random())).isFalse();
        assertThatCode(() -> rights.require(ada.id(), programme, Role.MANAGER, Role.JUROR))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> rights.require(ada.id(), programme, Role.MANAGER))
                .isInstanceOf(Forbidden.class);
        people.revoke(ada.id(), Role.JUROR, programme);
        assertThat(rights.has(ada.id(), Role.JUROR, programme)).isFalse();
    }

    @Test
    void aRepeatedGrantChangesOnlyTheOrganisation() {
        Person ada = people.register("ada@example.org", "Ada", "Lune", Language.FR);
        Organisation bank = organisations.register("Banque du Phare", LegalStatus.COOPERATIVE, null);
        people.grant(ada.id(), Role.FUNDER, programme, null);
        people.grant(ada.id(), Role.FUNDER, programme, bank.id());
        people.grant(ada.id(), Role.FUNDER, programme, null);
        assertThat(people.grantsOf(ada.id())).containsExactly(new Grant(Role.FUNDER, programme, bank.id()));
        assertThat(people.holding(Role.FUNDER, programme)).containsExactly(ada);
    }

    @Test
    void operatorsPassEverywhere() {
        Person ada = people.register("ada@example.org", "Ada", "Lune", Language.FR);
        assertThatThrownBy(() -> rights.requireOperator(ada.id())).isInstanceOf(Forbidden.class);
        people.makeOperator(ada.id());
        assertThat(rights.has(ada.id(), Role.FUNDER, programme)).isTrue();
        assertThatCode(() -> rights.requireOperator(ada.id())).doesNotThrowAnyException();
    }

    @Test
    void aStrangerHasNoRight() {
        assertThat(rights.has(PersonId.random(), Role.OBSERVER, programme)).isFalse();
    }

    @Test
    void knowsAnOrganisationByItsSiren() {
        Siren siren = Siren.parse("000 456 509");
        Organisation first = organisations.register("Les Passeurs de Soin", LegalStatus.ASSOCIATION, siren);
        assertThat(organisations.register("Passeurs (les)", LegalStatus.SCIC, siren))
                .isEqualTo(first);
        assertThat(organisations.get(first.id()).siren()).isEqualTo(siren);
        assertThat(organisations.bySiren(siren)).contains(first);
    }

    @Test
    void knowsAnOrganisationWithoutSirenByNameAndStatus() {
        Organisation first = organisations.register("Collectif Ponant", LegalStatus.ASSOCIATION, null);
        assertThat(organisations.register(" Collectif Ponant ", LegalStatus.ASSOCIATION, null))
                .isEqualTo(first);
        assertThat(organisations.register("Collectif Ponant", LegalStatus.SCIC, null))
                .isNotEqualTo(first);
        assertThat(organisations.get(first.id()).siren()).isNull();
    }

    @Test
    void keepsTheIdentityOfAnOrganisationThatReceivesItsSiren() {
        Organisation before = organisations.register("Collectif Ponant", LegalStatus.ASSOCIATION, null);
        Siren siren = Siren.parse("000456509");
        Organisation after = organisations.register("Collectif Ponant", LegalStatus.ASSOCIATION, siren);
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.siren()).isEqualTo(siren);
        // the same name under another number is somebody else
        Organisation namesake =
                organisations.register("Collectif Ponant", LegalStatus.ASSOCIATION, Siren.parse("000606350"));
        assertThat(namesake.id()).isNotEqualTo(before.id());
    }

    @Test
    void tellsWhoBelongsToWhich() {
        Person ada = people.register("ada@example.org", "Ada", "Lune", Language.FR);
        Person bob = people.register("bob@example.org", "Bob", "Soleil", Language.FR);
        Organisation ponant = organisations.register("Collectif Ponant", LegalStatus.ASSOCIATION, null);
        organisations.join(ada.id(), ponant.id());
        organisations.join(ada.id(), ponant.id());
        assertThat(organisations.of(ada.id())).containsExactly(ponant);
        assertThat(organisations.members(ponant.id())).containsExactly(ada.id());
        assertThat(organisations.ofEach(List.of(ada.id(), bob.id()))).satisfies(each -> {
            assertThat(each.get(ada.id())).containsExactly(ponant.id());
            assertThat(each.get(bob.id())).isEmpty();
        });
        organisations.leave(ada.id(), ponant.id());
        assertThat(organisations.of(ada.id())).isEmpty();
    }

    @Test
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void severalRegistrationsAtOnceKnowOnePerson() throws Exception {
        String email = "crowd-" + programme + "@example.org";
        List<Person> found = Together.times(8, () -> people.register(email, "Foule", "Pressée", Language.FR));
        assertThat(found).extracting(Person::id).containsOnly(found.get(0).id());
    }

    @Test
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void severalRegistrationsAtOnceKnowOneOrganisation() throws Exception {
        Siren siren = Siren.parse("732829320");
        List<Organisation> found =
                Together.times(8, () -> organisations.register("Foule " + programme, LegalStatus.SCIC, siren));
        assertThat(found).extracting(Organisation::id).containsOnly(found.get(0).id());
    }
}
