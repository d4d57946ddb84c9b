package org.halle.notification.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.halle.HalleTest;
import org.halle.notification.Invite;
import org.halle.notification.Letter;
import org.halle.notification.LetterState;
import org.halle.notification.LetterView;
import org.halle.notification.Letters;
import org.halle.notification.Mailing;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@HalleTest
class LetterPagesTest {

    @Autowired
    MockMvc web;

    @Autowired
    Mailing mailing;

    @Autowired
    Letters letters;

    @Autowired
    People people;

    private final String subject = "application/" + UUID.randomUUID();
    private Person zelda;

    @BeforeEach
    void know() {
        zelda = people.register("zelda-" + UUID.randomUUID() + "@halle.example", "Zelda", "Quatrevents", Language.FR);
    }

    @Test
    void listsTheNewestFirstInPagesAndByPerson() throws Exception {
        for (int number = 1; number <= 30; number++) {
            mailing.post(news(number));
        }

        String first = page("/letters?person=" + zelda.email());
        Matcher older = Pattern.compile("href=\"(/letters\\?after=[^\"]+)\"").matcher(first);
        assertThat(older.find()).isTrue();
        String second = page(older.group(1).replace("&amp;", "&"));

        assertThat(titles(first)).hasSize(25).startsWith("Nouvelle 30").endsWith("Nouvelle 6");
        assertThat(titles(second))
                .containsExactly("Nouvelle 5", "Nouvelle 4", "Nouvelle 3", "Nouvelle 2", "Nouvelle 1");
        assertThat(titles(page("/letters?person=nobody@halle.example"))).isEmpty();
    }

    @Test
    void areReadBeforeSigningIn() throws Exception {
        mailing.post(news(1));

        web.perform(get("/letters").param("person", zelda.email()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Nouvelle 1")));
    }

    @Test
    void showsALetterWithItsLinkItsTextAndItsInvitation() throws Exception {
        Instant starts = Instant.parse("2030-03-31T12:00:00Z");
        mailing.post(news(1).link("/desk/1")
                .invite(new Invite("s@halle", 0, "Séance", starts, starts.plusSeconds(60), "Nantes", false)));
        LetterView letter = only();

        String shown = page("/letters/" + letter.id());
        assertThat(shown)
                .contains(
                        "Voici la nouvelle 1.",
                        "href=\"/desk/1\"",
                        "Lire la nouvelle",
                        "invitation.ics",
                        "Version texte")
                .doesNotContain("style=", "??");
        assertThat(letter.state()).isEqualTo(LetterState.SENT);

        web.perform(get("/letters/{id}/attachments/0", letter.id()).with(user(new SignedIn(zelda))))
                .andExpect(status().isOk())
                .andExpect(content().contentType("text/calendar;method=REQUEST;charset=UTF-8"));
        web.perform(get("/letters/{id}/attachments/1", letter.id()).with(user(new SignedIn(zelda))))
                .andExpect(status().isNotFound());
    }

    @Test
    void showsTheHtmlUnderAPolicyOfItsOwn() throws Exception {
        mailing.post(news(1));

        web.perform(get("/letters/{id}/html", only().id()).with(user(new SignedIn(zelda))))
                .andExpect(status().isOk())
                .andExpect(header().string(
                                "Content-Security-Policy",
                                "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
                                        + " frame-ancestors 'none'"))
                .andExpect(content().contentType("text/html;charset=UTF-8"));
    }

    @Test
    void answersAnUnknownLetterWithNotFound() throws Exception {
        for (String id : List.of(UUID.randomUUID().toString(), "nonsense")) {
            web.perform(get("/letters/{id}", id).with(user(new SignedIn(zelda))))
                    .andExpect(status().isNotFound());
        }
        web.perform(get("/letters?after=nonsense").with(user(new SignedIn(zelda))))
                .andExpect(status().isNotFound());
    }

    private Letter news(int number) {
        return Letter.info("test.news", zelda.id())
                .about(subject)
                .occurrence(String.valueOf(number))
                .with("number", number);
    }

    private LetterView only() {
        assertThat(letters.about(subject)).hasSize(1);
        return letters.about(subject).get(0);
    }

    private String page(String path) throws Exception {
        return web.perform(get(URI.create(path)).with(user(new SignedIn(zelda))))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static List<String> titles(String page) {
        return Pattern.compile("<a href=\"/letters/[0-9a-f-]{36}\">([^<]+)</a>")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
