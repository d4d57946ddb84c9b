package org.halle.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.halle.HalleTest;
import org.halle.engine.sandbox.Problem;
import org.halle.kernel.Forbidden;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.notification.Letter;
import org.halle.notification.LetterTemplate;
import org.halle.notification.LetterTemplate.Words;
import org.halle.notification.Mailing;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.people.SignedIn;
import org.halle.studio.Difference.Detail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@HalleTest
@Tag("database")
class LetteringTest {

    /** Nobody else of this house writes it. */
    private static final String CODE = "impact-follow-up-closed";

    @Autowired
    private MockMvc web;

    @Autowired
    private Lettering lettering;

    @Autowired
    private Drafting drafting;

    @Autowired
    private Publishing publishing;

    @Autowired
    private Mailing mailing;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    private PersonId author;

    @BeforeEach
    void anAuthor() {
        author = people.makeOperator(person()).id();
    }

    @Test
    void aLetterIsRewrittenComparedPublishedAndTakenBack() throws Exception {
        LetterTemplate before = lettering.open(author, CODE).letter();
        save("Merci, {recipient}", before.in(Language.FR).text());

        assertThat(publishing.preview(author).problems()).isEmpty();
        assertThat(publishing.preview(author).files()).singleElement().satisfies(file -> assertThat(file.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.details())
                        .extracting(Detail::property)
                        .containsExactly("fr.subject")));
        assertThat(title()).isEqualTo("Merci d’avoir mesuré l’impact de «\u00A0Abeilles\u00A0»");
        Release release =
                publishing.publish(author, publishing.preview(author).inForce(), "Un merci plus court.", false);
        assertThat(title()).isEqualTo("Merci, Camille Essai");
        assertThat(release.deployment()).isEqualTo(release.replaced());
        web.perform(get("/studio/releases/" + release.number()).with(user(new SignedIn(people.get(author)))))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("vaut pour les lettres qui partent")))
                .andExpect(content().string(not(containsString("parcours n’a été emmené"))));

        publishing.goBack(
                author,
                release.number(),
                publishing.previewBack(author, release.number()).inForce(),
                "Comme avant.",
                false);
        assertThat(title()).isEqualTo("Merci d’avoir mesuré l’impact de «\u00A0Abeilles\u00A0»");
    }

    @Test
    void isReadBeforeItIsSent() {
        save("Merci, {recipient}", "Pour «\u00A0{venture}\u00A0».\n\nÀ bientôt.");

        assertThat(lettering.sample(author, lettering.open(author, CODE).letter(), Language.FR))
                .satisfies(sample -> {
                    assertThat(sample.title()).isEqualTo("Merci, Camille Essai");
                    assertThat(sample.paragraphs()).containsExactly("Pour «\u00A0[projet]\u00A0».", "À bientôt.");
                });
    }

    @Test
    void namesOnlyWhatTheLetterSaysAndEvaluatesNothing() {
        for (String hostile :
                List.of("{password}", "${7*7}", "#{T(java.lang.Runtime)}", "{{recipient}}", "{", "[[${x}]]")) {
            save("Merci " + hostile, "Texte.");

            assertThat(publishing.preview(author).problems())
                    .as(hostile)
                    .extracting(Problem::code)
                    .containsOnly("engine.problem.letter-placeholder");
            assertThatThrownBy(() -> publishing.publish(
                            author, publishing.preview(author).inForce(), "Essai.", false))
                    .hasMessage("studio.publish.impossible");
        }
        save("", "Texte.");
        assertThat(publishing.preview(author).problems())
                .extracting(Problem::code)
                .containsExactly("engine.problem.letter-empty");
    }

    @Test
    void theWayInIsNotForRewritingNorForStrangers() {
        assertThatThrownBy(() -> lettering.open(author, "sign-in")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> lettering.open(author, "nothing")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> lettering.open(person(), CODE)).isInstanceOf(Forbidden.class);
    }

    private void save(String subject, String text) {
        LetterTemplate open = lettering.open(author, CODE).letter();
        Map<Language, Words> words = new EnumMap<>(open.words());
        words.put(Language.FR, new Words(subject, text, open.in(Language.FR).action()));
        lettering.save(author, new LetterTemplate(CODE, words));
    }

    private String title() {
        String about = "venture/" + UUID.randomUUID();
        mailing.post(Letter.info(CODE, author).about(about).with("venture", "Abeilles"));
        return database.sql("select title from letter where about = ?")
                .param(about)
                .query(String.class)
                .single();
    }

    private PersonId person() {
        return people.register(UUID.randomUUID() + "@halle.example", "Camille", "Essai", Language.FR)
                .id();
    }
}
