package org.halle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every text exists in both languages, survives its formatting, and is there when a page asks for it; and pages hold
 * nothing that Thymeleaf takes without a word and then does otherwise.
 */
class MessagesTests {

    private static final Path FOLDER = Path.of("src/main/resources/messages");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path SOURCES = Path.of("src/main/java");

    /** {@code #{key}} and {@code #{key(…)}}; keys that are put together while the page is drawn are not literal. */
    private static final Pattern ASKED = Pattern.compile("#\\{([A-Za-z][\\w.-]*)\\s*[(}]");

    private static final Pattern CODE =
            Pattern.compile("new (?:Refused|AlreadyDone)\\(\\s*\"([^\"]+)\"|new Figure\\(\\s*\"([^\"]+)\"");

    /** In French a space stands there, which has to be one that does not break (U+00A0). */
    private static final Pattern LOOSE_MARK = Pattern.compile("« | »| [:;!?](?=$|[\\s,.)»\"])");
    /** Its print is kept with each signature. */
    private static final String SIGNED = "cohort.charter.text";

    private static final Pattern TAG = Pattern.compile("<[a-z:]+\\s[^<>]*>");
    private static final Pattern HANDED_OVER = Pattern.compile("\\sth:(replace|insert)=");
    private static final Pattern TOO_LATE = Pattern.compile("\\sth:(each|if|unless|with)=");
    private static final Pattern THE_CONTAINERS_OWN = Pattern.compile("[{(\\s!](application|session|param)\\.");
    private static final Pattern EXPRESSION = Pattern.compile("[$*]\\{[^}]*}");

    static List<String> modules() {
        return TestMessages.modules();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void bothLanguagesHaveTheSameKeys(String module) {
        assertThat(keys(module + "_en")).isEqualTo(keys(module));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void noKeyIsGivenTwice(String module) {
        for (String file : List.of(module, module + "_en")) {
            List<String> twice = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (String line : lines(FOLDER.resolve(file + ".properties"))) {
                int separator = line.indexOf('=');
                if (separator > 0
                        && !line.startsWith("#")
                        && !seen.add(line.substring(0, separator).strip())) {
                    twice.add(line);
                }
            }
            assertThat(twice).as(file).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void apostrophesAreTypographic(String module) {
        for (String file : List.of(module, module + "_en")) {
            load(file)
                    .forEach((key, text) ->
                            assertThat(text).as(file + ": " + key).doesNotContain("'"));
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void noFrenchLineEndsBeforeAMark(String module) {
        load(module).forEach((key, text) -> {
            if (!key.equals(SIGNED)) {
                assertThat(text).as(key).doesNotContainPattern(LOOSE_MARK);
            }
        });
    }

    @Test
    void noLineOfAFormEndsBeforeAMark() {
        for (Path form : files(Path.of("forms"), ".form")) {
            assertThat(read(form)).as(form.toString()).doesNotContainPattern(LOOSE_MARK);
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void placeholdersAreTheSameInBothLanguages(String module) {
        TreeMap<String, String> english = load(module + "_en");
        load(module).forEach((key, text) -> {
            if (english.containsKey(key)) {
                assertThat(placeholders(english.get(key))).as(key).isEqualTo(placeholders(text));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyTextCanBeFormatted(String module) {
        for (String file : List.of(module, module + "_en")) {
            load(file).forEach((key, text) -> {
                // letters fill {names} themselves
                if (!key.startsWith("letter.")) {
                    assertThat(new MessageFormat(text, Locale.FRENCH)).as(key).isNotNull();
                }
            });
        }
    }

    @Test
    void everyTextAPageAsksForExists() {
        Set<String> known = known();
        TreeSet<String> missing = new TreeSet<>();
        for (Path template : files(TEMPLATES, ".html")) {
            Matcher asked = ASKED.matcher(withoutComments(read(template)));
            while (asked.find()) {
                if (!known.contains(asked.group(1))) {
                    missing.add(TEMPLATES.relativize(template) + ": " + asked.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyRefusalHasItsSentence() {
        Set<String> known = known();
        TreeSet<String> missing = new TreeSet<>();
        for (Path source : files(SOURCES, ".java")) {
            Matcher code = CODE.matcher(withoutJavadoc(read(source)));
            while (code.find()) {
                String key = code.group(1) == null ? code.group(2) : code.group(1);
                if (!known.contains(key)) {
                    missing.add(SOURCES.relativize(source) + ": " + key);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void noConditionStandsOnAnElementThatIsReplacedBeforeItIsAsked() {
        assertThat(found(TAG).filter(tag -> HANDED_OVER.matcher(tag).find()).filter(tag -> TOO_LATE.matcher(tag)
                        .find()))
                .as("th:replace and th:insert come first: put the condition on a th:block around them")
                .isEmpty();
    }

    @Test
    void noModelAttributeHasANameOfTheServletContainer() {
        assertThat(found(EXPRESSION)
                        .filter(expression ->
                                THE_CONTAINERS_OWN.matcher(expression).find())
                        // a letter's attachment, rendered without a request
                        .filter(expression -> !expression.startsWith("call/copy.html")))
                .as("application, session and param are Thymeleaf's own in pages")
                .isEmpty();
    }

    private static Stream<String> found(Pattern pattern) {
        return files(TEMPLATES, ".html").stream().flatMap(file -> pattern.matcher(withoutComments(read(file)))
                .results()
                .map(match -> TEMPLATES.relativize(file) + ": " + match.group()));
    }

    private static Set<String> known() {
        Set<String> known = new HashSet<>();
        modules().forEach(module -> known.addAll(keys(module)));
        return known;
    }

    private static Set<String> keys(String file) {
        return load(file).keySet();
    }

    private static TreeMap<String, String> load(String file) {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(FOLDER.resolve(file + ".properties"))) {
            texts.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        TreeMap<String, String> sorted = new TreeMap<>();
        texts.forEach((key, text) -> sorted.put(String.valueOf(key), String.valueOf(text)));
        return sorted;
    }

    private static Set<String> placeholders(String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{(\\w+)").matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String withoutComments(String template) {
        return template.replaceAll("(?s)<!--/\\*.*?\\*/-->", "");
    }

    private static String withoutJavadoc(String source) {
        return source.replaceAll("(?s)/\\*\\*.*?\\*/", "");
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> lines(Path file) {
        return read(file).lines().toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
