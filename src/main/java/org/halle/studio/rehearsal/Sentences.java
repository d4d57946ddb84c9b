package org.halle.studio.rehearsal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.halle.kernel.Refused;

/** The rehearsal's own texts, for where there is no page to ask for them: the command line. */
final class Sentences {

    private final ResourceBundle texts;
    private final Locale language;

    Sentences(Locale language) {
        this.language = "en".equals(language.getLanguage()) ? Locale.ENGLISH : Locale.FRENCH;
        this.texts = ResourceBundle.getBundle(
                "messages/rehearsal",
                this.language == Locale.ENGLISH ? Locale.ENGLISH : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String of(String key, Object... arguments) {
        return new MessageFormat(texts.getString(key), language).format(arguments);
    }

    String of(Refused refused) {
        return of(refused.code(), refused.arguments());
    }

    String of(Report.Problem problem) {
        return of("rehearsal.problem." + problem.kind(), Report.Problem.values(problem.arguments(), language));
    }
}
