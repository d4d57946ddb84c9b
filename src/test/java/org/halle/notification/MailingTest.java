package org.halle.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.halle.DatabaseTest;
import org.halle.kernel.Money;
import org.halle.kernel.Period;
import org.halle.people.Language;
import org.halle.people.LetterPreference;
import org.halle.people.People;
import org.halle.people.Person;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

@DatabaseTest
@Import(LetterBeans.class)
class MailingTest {

    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    @Autowired
    Mailing mailing;

    @Autowired
    Outbox outbox;

    @MockitoBean
    People people;

    @MockitoBean
    Postman postman;

    @Autowired
    SignInMailing signIn;

    @Test
    void writesInTheReadersLanguage() {
        Person zelda = Readers.reader(people, "Zelda Quatrevents", Language.FR, LetterPreference.AT_ONCE);
        Person oscar = Readers.reader(people, "Oscar Ninepins", Language.EN, LetterPreference.AT_ONCE);

        mailing.post(everything(zelda));
        mailing.post(everything(oscar));

        assertThat(only(zelda).title()).isEqualTo("Le projet « Les {Quatre} Vents » se présente");
        assertThat(only(zelda).body())
                .contains("Bonjour Zelda Quatrevents,")
                .contains("Le jour : mardi 3 mars 2026")
                .contains("La période : mardi 3 mars 2026 – jeudi 5 mars 2026")
                .contains("L’instant : mardi 31 mars 2026 à 18 h 00")
                .containsPattern("Le montant : 45\\h000\\h€")
                .containsPattern("Le nombre : 1\\h234")
                .contains("Le type : Le fichier «\u00A0plan.pdf\u00A0» est vide.");
        assertThat(only(zelda).action()).isEqualTo("Ouvrir dans Halle");
        assertThat(only(zelda).link()).isEqualTo("https://halle.example/desk/1");
        assertThat(only(oscar).title()).isEqualTo("The project “Les {Quatre} Vents” presents itself");
        assertThat(only(oscar).body())
                .contains("Hello Oscar Ninepins,")
                .contains("The day: Tuesday 3 March 2026")
                .contains("The instant: Tuesday 31 March 2026 at 18:00")
                .contains("The amount: €45,000")
                .contains("The number: 1,234")
                .contains("The kind: The file “plan.pdf” is empty.");
    }

    @Test
    void leavesALetterPostedTwiceAsItIs() {
        Person zelda = Readers.reader(people, "Zelda Quatrevents", Language.FR, LetterPreference.AT_ONCE);

        mailing.post(everything(zelda));
        mailing.post(everything(zelda).with("title", "Un autre titre"));

        assertThat(only(zelda).title()).contains("Quatre");
    }

    @Test
    void writesAnotherLetterForAnotherOccurrence() {
        Person zelda = Readers.reader(people, "Zelda Quatrevents", Language.FR, LetterPreference.AT_ONCE);

        mailing.post(everything(zelda).occurrence("7 days"));
        mailing.post(everything(zelda).occurrence("2 days"));

        assertThat(outbox.about("application/1", 10)).hasSize(2);
    }

    @Test
    void letsThePersonsPreferenceDecideOnNewsOnly() {
        Person daily = Readers.reader(people, "Ada Sixpommes", Language.FR, LetterPreference.DAILY);
        Person actions = Readers.reader(people, "Eva Deuxrives", Language.FR, LetterPreference.ONLY_ACTIONS);

        for (Person reader : List.of(daily, actions)) {
            mailing.post(filled(Letter.info("test.everything", reader.id()).about("application/news")));
            mailing.post(filled(Letter.action("test.everything", reader.id()).about("application/action")));
        }

        assertThat(outbox.about("application/news", 10))
                .extracting(Outgoing::email, Outgoing::state)
                .containsExactlyInAnyOrder(
                        tuple("ada@halle.example", LetterState.HELD), tuple("eva@halle.example", LetterState.SKIPPED));
        assertThat(outbox.about("application/action", 10))
                .extracting(Outgoing::state)
                .containsOnly(LetterState.WAITING);
    }

    @Test
    void keepsWhatGoesWithALetter() {
        Person zelda = Readers.reader(people, "Zelda Quatrevents", Language.FR, LetterPreference.AT_ONCE);
        Invite invite = new Invite(
                "session-1@halle",
                0,
                "Séance 1",
                Instant.parse("2026-03-31T16:00:00Z"),
                Instant.parse("2026-03-31T18:00:00Z"),
                "12 rue des Halles",
                false);

        mailing.post(everything(zelda)
                .attach("plan.txt", "text/plain", new byte[] {1, 2, 3})
                .invite(invite));

        List<Attachment> attachments = outbox.attachments(only(zelda).id());
        assertThat(attachments).extracting(Attachment::fileName).containsExactly("plan.txt", "invitation.ics");
        assertThat(attachments.get(0).content()).containsExactly(1, 2, 3);
    }

    @Test
    void refusesALetterWhoseWordsAskForMoreThanItSays() {
        Person zelda = Readers.reader(people, "Zelda Quatrevents", Language.FR, LetterPreference.AT_ONCE);

        assertThatIllegalStateException()
                .isThrownBy(() -> mailing.post(Letter.info("test.everything", zelda.id())))
                .withMessageContaining("test.everything");
        assertThatIllegalStateException()
                .isThrownBy(() -> mailing.post(Letter.info("test.nowhere", zelda.id())))
                .withMessageContaining("letter.test.nowhere");
    }

    @Test
    void writesToWhomNobodyKnowsToo() {
        signIn.send(
                "nobody@halle.example", Language.EN, "/login/link?token=abc", Instant.parse("2026-03-31T16:00:00Z"));

        Outgoing letter = outbox.before(LATER, new UUID(0, 0), null, 1).get(0);
        assertThat(letter.recipient()).isNull();
        assertThat(letter.body()).startsWith("Hello nobody@halle.example,");
        assertThat(letter.link()).isEqualTo("https://halle.example/login/link?token=abc");
    }

    private Outgoing only(Person reader) {
        List<Outgoing> letters = outbox.before(LATER, new UUID(0, 0), reader.email(), 10);
        assertThat(letters).hasSize(1);
        return letters.get(0);
    }

    private static Letter everything(Person reader) {
        return filled(Letter.info("test.everything", reader.id()).about("application/1"));
    }

    static Letter filled(Letter letter) {
        Letter filled = letter.link("/desk/1").withMessage("kind", "document.empty", "plan.pdf");
        Map<String, Object> values = Map.of(
                "title",
                "Les {Quatre} Vents",
                "day",
                LocalDate.of(2026, 3, 3),
                "instant",
                Instant.parse("2026-03-31T16:00:00Z"),
                "period",
                new Period(LocalDate.of(2026, 3, 3), LocalDate.of(2026, 3, 5)),
                "amount",
                Money.euros(45_000),
                "number",
                1234);
        for (Map.Entry<String, Object> value : values.entrySet()) {
            filled = filled.with(value.getKey(), value.getValue());
        }
        return filled;
    }
}
