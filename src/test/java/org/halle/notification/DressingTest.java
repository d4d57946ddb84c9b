package org.halle.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.halle.kernel.LetterId;
import org.halle.kernel.PersonId;
import org.halle.people.Language;
import org.junit.jupiter.api.Test;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

class DressingTest {

    private final Dressing dressing;

    DressingTest() throws IOException {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        dressing = new Dressing(
                engine,
                new LetterTexts(),
                LetterSettings.of("https://halle.example", "Halle", "halle@halle.example", false, false));
    }

    @Test
    void readsOnItsOwnAsText() {
        assertThat(dressing.text(letter("Bonjour,\n\n- un\n- deux\n\n## En bref\n\nVoilà.", Language.FR, false)))
                .isEqualTo(
                        """
                        Bonjour,

                        - un
                        - deux

                        En bref
                        -------

                        Voilà.

                        Lire :
                        https://halle.example/news

                        --\s
                        Halle – https://halle.example
                        Choisir quelles lettres vous recevez : https://halle.example/me
                        """);
    }

    @Test
    void isAPageWithAButtonAndAWayToChooseLess() {
        String html = dressing.html(letter("Hello,\n\n- one\n- two\n\n## In short\n\nA\nB", Language.EN, false));

        assertThat(html)
                .contains("<html lang=\"en\"")
                .contains("<title>Titre &amp; sous-titre</title>")
                .containsPattern("<li>one</li>\\s*<li>two</li>")
                .containsPattern("<h2 [^>]*>In short</h2>")
                .contains("A<br>B")
                .containsPattern("<a href=\"https://halle.example/news\"[^>]*>Lire</a>")
                .containsPattern("<a href=\"https://halle.example/me\"[^>]*>Choose which letters you receive</a>")
                .doesNotContain("<table", "th:text", "<script");
    }

    @Test
    void showsWhatPeopleWroteAsTheyWroteIt() {
        String html = dressing.html(letter("<script>alert(1)</script> & <b>co</b>", Language.FR, false));

        assertThat(html)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;co&lt;/b&gt;")
                .doesNotContain("<script", "<b>");
    }

    @Test
    void makesLinksOfThisSiteOnly() {
        String body = "[Se connecter](https://elsewhere.example/login)\n\n"
                + "[Se connecter](https://halle.example.elsewhere.example/)\n\n"
                + "[Se connecter](javascript:alert(1))\n\n[Voir](https://halle.example/desk)";

        assertThat(dressing.html(letter(body, Language.FR, false)))
                .contains("href=\"https://halle.example/desk\"")
                .doesNotContain(
                        "href=\"https://elsewhere", "href=\"https://halle.example.elsewhere", "href=\"javascript");
    }

    @Test
    void saysNothingOfPreferencesInALetterThatSignsIn() {
        Outgoing letter = letter("Bonjour,", Language.FR, true);

        assertThat(dressing.text(letter)).doesNotContain("/me");
        assertThat(dressing.html(letter)).doesNotContain("/me");
    }

    private static Outgoing letter(String body, Language language, boolean secret) {
        return new Outgoing(
                LetterId.random(),
                "key",
                PersonId.random(),
                "zelda@halle.example",
                LetterKind.ACTION,
                "test",
                "application/1",
                language,
                "Titre & sous-titre",
                body,
                "Lire",
                "https://halle.example/news",
                secret,
                LetterState.WAITING,
                0,
                Instant.EPOCH,
                Instant.EPOCH,
                "<key@halle.example>",
                Instant.EPOCH,
                null,
                null);
    }
}
