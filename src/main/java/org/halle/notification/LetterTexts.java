package org.halle.notification;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.halle.people.Language;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The words of all letters: the keys {@code letter.…} of the modules' message files. They are read as they stand and
 * not as message formats, whose placeholders have numbers and no names.
 */
@Component
class LetterTexts {

    private static final String PREFIX = "letter.";
    private static final String SUBJECT = ".subject";

    private final Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);

    LetterTexts() throws IOException {
        for (Language language : Language.values()) {
            texts.put(language, new HashMap<>());
        }
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties")) {
            Language language =
                    String.valueOf(file.getFilename()).endsWith("_en.properties") ? Language.EN : Language.FR;
            Properties read = new Properties();
            try (Reader content = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                read.load(content);
            }
            for (String key : read.stringPropertyNames()) {
                if (key.startsWith(PREFIX)) {
                    texts.getOrDefault(language, Map.of()).put(key, read.getProperty(key));
                }
            }
        }
    }

    /** A letter's text; the French one where the other language has none. */
    Optional<String> find(Language language, String key) {
        return Optional.ofNullable(texts.getOrDefault(language, Map.of()).get(key))
                .or(() -> Optional.ofNullable(
                        texts.getOrDefault(Language.FR, Map.of()).get(key)));
    }

    /** The codes of all letters. */
    Set<String> templates() {
        return texts.getOrDefault(Language.FR, Map.of()).keySet().stream()
                .filter(key -> key.endsWith(SUBJECT))
                .map(key -> key.substring(PREFIX.length(), key.length() - SUBJECT.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @throws IllegalStateException when nobody wrote it: the letter cannot be posted */
    String get(Language language, String key) {
        return find(language, key).orElseThrow(() -> new IllegalStateException("no message file says " + key));
    }
}
