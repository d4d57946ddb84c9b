package org.halle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The message files without Spring's context, for tests of what people read. */
public final class TestMessages {

    private TestMessages() {}

    public static MessageSource all() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames(
                modules().stream().map(module -> "messages/" + module).toArray(String[]::new));
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setDefaultLocale(Locale.FRENCH);
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
        return messages;
    }

    /** The modules that have message files, "call", "people"… */
    public static List<String> modules() {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/messages"))) {
            return files.map(file -> file.getFileName().toString().replaceFirst("(_en)?\\.properties$", ""))
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
