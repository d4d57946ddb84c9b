package org.halle.notification;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.halle.people.Language;

/**
 * The words of a letter, with placeholders such as {@code {venture}}.
 *
 * @param code such as {@code cohort-welcome}
 * @param words in each language
 */
public record LetterTemplate(String code, Map<Language, Words> words) {

    /** @param action what the button says, where there is one */
    public record Words(String subject, String text, String action) {

        Stream<String> all() {
            return Stream.of(subject, text, action);
        }
    }

    public LetterTemplate {
        words = Map.copyOf(new EnumMap<>(words));
    }

    public Words in(Language language) {
        return words.getOrDefault(language, new Words("", "", ""));
    }
}
