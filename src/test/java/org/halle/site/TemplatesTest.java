package org.halle.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Thymeleaf takes without a word and then does otherwise. */
class TemplatesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    private static final Pattern TAG = Pattern.compile("<[a-z:]+\\s[^<>]*>");
    private static final Pattern HANDED_OVER = Pattern.compile("\\sth:(replace|insert)=");
    private static final Pattern TOO_LATE = Pattern.compile("\\sth:(each|if|unless|with)=");
    private static final Pattern THE_CONTAINERS_OWN = Pattern.compile("[{(\\s!](application|session|param)\\.");
    private static final Pattern EXPRESSION = Pattern.compile("[$*]\\{[^}]*}");

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
                                THE_CONTAINERS_OWN.matcher(expression).find()))
                .as("application, session and param are Thymeleaf's own in pages")
                .isEmpty();
    }

    private static Stream<String> found(Pattern pattern) {
        return templates().flatMap(file -> pattern.matcher(read(file))
                .results()
                .map(match -> TEMPLATES.relativize(file) + ": " + match.group()));
    }

    private static Stream<Path> templates() {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            List<Path> pages = files.filter(file -> file.toString().endsWith(".html"))
                    // a letter's attachment and what becomes a PDF, rendered without a request
                    .filter(file -> !file.endsWith(Path.of("call", "copy.html")))
                    .filter(file -> !file.startsWith(TEMPLATES.resolve("paper")))
                    .toList();
            assertThat(pages).isNotEmpty();
            return pages.stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
