package org.halle.export;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.halle.kernel.PersonId;

/**
 * Something that can be exported, described by a bean of the stage that knows it:
 *
 * <pre>{@code
 * @Bean
 * ExportKind decisions(SelectionRegister register) {
 *     return ExportKind.named("decisions").titled("selection.export.decisions")
 *             .as(ExportFormat.XLSX, ExportFormat.CSV)
 *             .forWho((person, programme) -> …)
 *             .called((programme, locale) -> "decisions-promotion-5")
 *             .writes(work -> …);
 * }
 * }</pre>
 */
public final class ExportKind {

    /** Writes the file; it may take minutes, and says how far it is. */
    @FunctionalInterface
    public interface Writer {
        void write(ExportWork work) throws IOException;
    }

    private final Description description;
    private final Writer writer;

    private ExportKind(Description description, Writer writer) {
        this.description = description;
        this.writer = writer;
    }

    /** @param name its name in addresses */
    public static Description named(String name) {
        return new Description(name, "", List.of(), (person, subject) -> false, (subject, locale) -> name);
    }

    public String name() {
        return description.name();
    }

    /** Key of what people call it. */
    public String title() {
        return description.title();
    }

    public List<ExportFormat> formats() {
        return description.formats();
    }

    /** Whether this person may have it of that subject. */
    public boolean allows(PersonId person, UUID subject) {
        return description.who().test(person, subject);
    }

    String fileName(UUID subject, Locale locale) {
        return description.fileName().apply(subject, locale);
    }

    void write(ExportWork work) throws IOException {
        writer.write(work);
    }

    /** An export being described. */
    public record Description(
            String name,
            String title,
            List<ExportFormat> formats,
            BiPredicate<PersonId, UUID> who,
            BiFunction<UUID, Locale, String> fileName) {

        public Description titled(String key) {
            return new Description(name, key, formats, who, fileName);
        }

        public Description as(ExportFormat... these) {
            return new Description(name, title, List.of(these), who, fileName);
        }

        /** Checked when it is asked for, and again when it is taken. */
        public Description forWho(BiPredicate<PersonId, UUID> check) {
            return new Description(name, title, formats, check, fileName);
        }

        /** @param name the file's name without extension, from the subject, for a reader of that language */
        public Description called(BiFunction<UUID, Locale, String> name) {
            return new Description(this.name, title, formats, who, name);
        }

        public ExportKind writes(Writer writer) {
            return new ExportKind(this, writer);
        }
    }
}
