package org.halle.engine.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A file that somebody drew: a diagram, a decision or a form.
 *
 * @param name as it came, "venture.bpmn"; shown beside what is wrong with it
 */
public record ModelFile(String name, byte[] content) {

    /** What a file holds, by what is in it rather than by what it is called. */
    public enum Kind {
        DIAGRAM("bpmn"),
        DECISION("dmn"),
        FORM("form");

        private final String ending;

        Kind(String ending) {
            this.ending = ending;
        }

        /** How the engine wants its name to end. */
        public String ending() {
            return ending;
        }
    }

    /** Far more than the byte order mark, the XML declaration and a comment or two take before the first element. */
    private static final int BEGINNING = 8_000;

    public static ModelFile of(String name, String content) {
        return new ModelFile(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** By its name where that says it; else a form begins with a brace, and a decision names its language. */
    public Kind kind() {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".dmn") || lower.endsWith(".dmn11.xml")) {
            return Kind.DECISION;
        }
        if (lower.endsWith(".bpmn") || lower.endsWith(".bpmn20.xml")) {
            return Kind.DIAGRAM;
        }
        if (lower.endsWith(".form") || lower.endsWith(".json")) {
            return Kind.FORM;
        }
        String beginning = new String(content, 0, Math.min(content.length, BEGINNING), StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .strip();
        if (beginning.startsWith("{")) {
            return Kind.FORM;
        }
        return beginning.contains("/DMN/") ? Kind.DECISION : Kind.DIAGRAM;
    }
}
