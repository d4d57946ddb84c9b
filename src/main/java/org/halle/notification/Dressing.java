package org.halle.notification;

import java.util.HashMap;
import java.util.Map;
import org.halle.people.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Dresses a letter's words as an HTML page and as plain text. */
@Component
class Dressing {

    private final ITemplateEngine templates;
    private final LetterTexts texts;
    private final LetterSettings settings;

    Dressing(ITemplateEngine templates, LetterTexts texts, LetterSettings settings) {
        this.templates = templates;
        this.texts = texts;
        this.settings = settings;
    }

    LetterBody body(Outgoing letter) {
        return LetterBody.of(letter.body(), settings.address());
    }

    /** The body for a page of this site. */
    LetterBody bodyWithin(Outgoing letter) {
        return body(letter).within(settings.address());
    }

    /** The link for a page of this site. */
    @Nullable String linkWithin(Outgoing letter) {
        String link = letter.link();
        return link != null && link.startsWith(settings.address() + "/")
                ? link.substring(settings.address().length())
                : link;
    }

    String text(Outgoing letter) {
        StringBuilder text = new StringBuilder(body(letter).text());
        if (letter.link() != null) {
            text.append("\n\n").append(letter.action()).append(" :\n").append(letter.link());
        }
        text.append("\n\n-- \n").append(settings.name()).append(" – ").append(settings.address());
        if (!letter.secret()) {
            text.append('\n')
                    .append(texts.get(letter.language(), "letter.preference"))
                    .append(" : ")
                    .append(preferences());
        }
        return text.append('\n').toString();
    }

    String html(Outgoing letter) {
        Language language = letter.language();
        Map<String, Object> model = new HashMap<>();
        model.put("title", letter.title());
        model.put("parts", body(letter).parts());
        model.put("action", letter.action());
        model.put("link", letter.link());
        model.put("language", language.locale().getLanguage());
        model.put("site", settings.name());
        model.put("address", settings.address());
        if (!letter.secret()) {
            model.put("preference", texts.get(language, "letter.preference"));
            model.put("preferences", preferences());
        }
        return templates.process("notification/letter", new Context(language.locale(), model));
    }

    private String preferences() {
        return settings.absolute("/me");
    }
}
