package org.halle.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.UUID;
import org.halle.HalleTest;
import org.halle.kernel.Forbidden;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.notification.Letter;
import org.halle.notification.LetterTemplate;
import org.halle.notification.LetterTemplates;
import org.halle.notification.Mailing;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.people.Role;
import org.halle.programme.Planning;
import org.halle.programme.SamplePlans;
import org.halle.studio.LetterReaders.Reader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HalleTest
@Tag("database")
class LetterReadersTest {

    private static final String CODE = "cohort-welcome";

    @Autowired
    private LetterReaders readers;

    @Autowired
    private LetterTemplates templates;

    @Autowired
    private Mailing mailing;

    @Autowired
    private People people;

    @Autowired
    private Planning planning;

    private ProgrammeId programme;
    private PersonId manager;
    private PersonId coach;
    private PersonId colleague;
    private PersonId juror;

    @BeforeEach
    void aProgramme() {
        PersonId operator = people.makeOperator(person("Odile", Language.FR)).id();
        programme = planning.draft(operator, SamplePlans.programme("Lectures " + UUID.randomUUID()));
        manager = person("Maya", Language.FR);
        coach = person("Bela", Language.EN);
        colleague = person("Anna", Language.FR);
        juror = person("Joachim", Language.FR);
        people.grant(manager, Role.MANAGER, programme, null);
        people.grant(coach, Role.COACH, programme, null);
        people.grant(colleague, Role.COACH, programme, null);
        people.grant(juror, Role.JUROR, programme, null);
    }

    @Test
    void offersEverybodyUntilSomebodyWasWrittenThenThoseOfTheirKind() {
        assertThat(readers.of(manager, programme, CODE))
                .extracting(Reader::id)
                .contains(manager, coach, colleague, juror);

        welcome(coach);

        assertThat(readers.of(manager, programme, CODE))
                .extracting(Reader::id, Reader::written)
                .containsExactly(tuple(coach, true), tuple(colleague, false));
    }

    @Test
    void isReadInTheLanguageOfWhoReadsIt() {
        assertThat(readers.read(manager, programme, coach, letter())).satisfies(reading -> {
            assertThat(reading.language()).isEqualTo(Language.EN);
            assertThat(reading.name()).isEqualTo("Bela Essai");
            assertThat(reading.sample().title()).startsWith("Welcome");
            assertThat(String.join("\n", reading.sample().paragraphs()))
                    .contains("Hello Bela Essai", "Lectures ", "[project]");
        });
    }

    @Test
    void showsPeopleToTheirOwnTeamOnly() {
        PersonId stranger = person("Zoé", Language.FR);
        PersonId elsewhere = person("Émile", Language.FR);
        ProgrammeId other = planning.draft(
                people.makeOperator(person("Odile", Language.FR)).id(), SamplePlans.programme("Ailleurs"));
        people.grant(elsewhere, Role.MANAGER, other, null);

        for (PersonId by : new PersonId[] {stranger, juror, elsewhere}) {
            assertThatThrownBy(() -> readers.of(by, programme, CODE)).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> readers.read(by, programme, coach, letter()))
                    .isInstanceOf(Forbidden.class);
        }
        assertThatThrownBy(() -> readers.read(manager, programme, stranger, letter()))
                .isInstanceOf(NotFound.class);
        assertThat(readers.programmes(manager)).extracting(one -> one.id()).containsExactly(programme);
    }

    private LetterTemplate letter() {
        return templates.inForce().get(CODE);
    }

    private void welcome(PersonId to) {
        Letter letter = Letter.info(CODE, to).about("venture/" + UUID.randomUUID());
        for (String name : templates.placeholders(CODE)) {
            letter = letter.with(name, "…");
        }
        mailing.post(letter);
    }

    private PersonId person(String name, Language language) {
        return people.register(UUID.randomUUID() + "@halle.example", name, "Essai", language)
                .id();
    }
}
