package org.halle.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LetterTextsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    @ParameterizedTest
    @MethodSource("org.halle.TestMessages#modules")
    void saysTheSameInBothLanguages(String module) throws IOException {
        assertThat(placeholders(module + "_en.properties")).isEqualTo(placeholders(module + ".properties"));
    }

    @ParameterizedTest
    @MethodSource("org.halle.TestMessages#modules")
    void givesEveryLetterASubjectAndAText(String module) throws IOException {
        Set<String> keys = placeholders(module + ".properties").keySet();
        Set<String> templates = keys.stream()
                .filter(key -> key.matches("letter\\..+\\.(subject|text|action)"))
                .map(key -> key.replaceFirst("\\.(subject|text|action)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(keys)
                .containsAll(templates.stream().map(one -> one + ".subject").toList())
                .containsAll(templates.stream().map(one -> one + ".text").toList());
    }

    /** A preview shows them in brackets where only the letter itself knows more. */
    @ParameterizedTest
    @MethodSource("org.halle.TestMessages#modules")
    void saysWhatEachPlaceholderStandsFor(String module) throws IOException {
        Set<String> named = new TreeSet<>();
        placeholders("notification.properties").keySet().stream()
                .filter(key -> key.startsWith("letter.stands-for-"))
                .forEach(key -> named.add(key.replaceFirst("letter.stands-for-(.*)", "{$1}")));
        placeholders(module + ".properties").forEach((key, found) -> {
            if (key.matches("letter\\..+\\.(subject|text|action)") && !key.matches("letter\\.(sign-in|digest)\\..*")) {
                assertThat(named).as(key).containsAll(found);
            }
        });
    }

    private static Map<String, Set<String>> placeholders(String file) throws IOException {
        Properties texts = new Properties();
        try (Reader content = Files.newBufferedReader(Path.of("src/main/resources/messages", file))) {
            texts.load(content);
        }
        Map<String, Set<String>> placeholders = new TreeMap<>();
        for (String key : texts.stringPropertyNames()) {
            if (key.startsWith("letter.")) {
                placeholders.put(
                        key,
                        PLACEHOLDER
                                .matcher(texts.getProperty(key))
                                .results()
                                .map(MatchResult::group)
                                .collect(Collectors.toCollection(TreeSet::new)));
            }
        }
        return placeholders;
    }
}
