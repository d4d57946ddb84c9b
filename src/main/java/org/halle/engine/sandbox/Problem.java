package org.halle.engine.sandbox;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * One thing that is wrong with a file, and where.
 *
 * @param element the id of the element it is about; null where it has none, or the file cannot be read
 * @param line where that stands in the file, from 1; null when unknown
 * @param code which sentence of {@code messages/engine.properties} says it
 */
public record Problem(
        String file, @Nullable String element, @Nullable Integer line, String code, List<String> arguments) {

    public Problem {
        element = element == null || element.isBlank() ? null : element;
    }

    // of our own, because engines are also started without an application: in tests and in rehearsals
    private static final ResourceBundleMessageSource SENTENCES = sentences();

    /** What is wrong, in the reader's language. */
    public String sentence(Locale language) {
        return SENTENCES.getMessage(code, arguments.toArray(), language);
    }

    /** File, line, element and sentence in one line, for logs and refusals. */
    public String describe(Locale language) {
        StringBuilder text = new StringBuilder(file);
        if (line != null) {
            text.append(Locale.ENGLISH.getLanguage().equals(language.getLanguage()) ? ", line " : ", ligne ")
                    .append(line);
        }
        if (element != null) {
            text.append(", ").append(element);
        }
        return text.append(Locale.ENGLISH.getLanguage().equals(language.getLanguage()) ? ": " : "\u00a0: ")
                .append(sentence(language))
                .toString();
    }

    private static ResourceBundleMessageSource sentences() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/engine");
        messages.setDefaultEncoding("UTF-8");
        messages.setDefaultLocale(Locale.FRENCH);
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
        return messages;
    }
}
