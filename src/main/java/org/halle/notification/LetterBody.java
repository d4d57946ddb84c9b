package org.halle.notification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A letter's body in its parts: paragraphs, lists, headings and, in a digest, links of this site. What is no part of
 * that is text.
 */
public record LetterBody(List<Part> parts) {

    private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]\n]+)]\\((\\S+)\\)");

    /** A paragraph, in lines. */
    public record Part(Shape shape, List<String> lines, @Nullable String href) {}

    /** How a part stands on the page. */
    public enum Shape {
        PARAGRAPH,
        HEADING,
        LIST,
        LINK
    }

    /** @param site the only address that links may lead to: the words may hold what strangers wrote */
    static LetterBody of(String text, String site) {
        List<Part> parts = new ArrayList<>();
        for (String paragraph : text.strip().split("\\R\\s*\\R")) {
            List<String> lines = Arrays.stream(paragraph.strip().split("\\R"))
                    .map(String::strip)
                    .toList();
            Matcher link = LINK.matcher(paragraph.strip());
            if (lines.size() == 1 && lines.get(0).startsWith("## ")) {
                parts.add(new Part(Shape.HEADING, List.of(lines.get(0).substring(3)), null));
            } else if (lines.stream().allMatch(line -> line.startsWith("- "))) {
                parts.add(new Part(
                        Shape.LIST,
                        lines.stream().map(line -> line.substring(2)).toList(),
                        null));
            } else if (link.matches() && link.group(2).startsWith(site + "/")) {
                parts.add(new Part(Shape.LINK, List.of(link.group(1)), link.group(2)));
            } else {
                parts.add(new Part(Shape.PARAGRAPH, lines, null));
            }
        }
        return new LetterBody(parts);
    }

    /** The same for a page of this site, whose links need no address: it may be read under another one. */
    LetterBody within(String site) {
        return new LetterBody(parts.stream()
                .map(part -> part.href() == null
                        ? part
                        : new Part(part.shape(), part.lines(), part.href().substring(site.length())))
                .toList());
    }

    /** For who reads text: the same words without a mark-up. */
    String text() {
        List<String> paragraphs = new ArrayList<>();
        for (Part part : parts) {
            String lines = String.join("\n", part.lines());
            paragraphs.add(
                    switch (part.shape()) {
                        case HEADING -> lines + "\n" + "-".repeat(Math.min(lines.length(), 72));
                        case LIST -> "- " + String.join("\n- ", part.lines());
                        case LINK -> lines + "\n" + part.href();
                        case PARAGRAPH -> lines;
                    });
        }
        return String.join("\n\n", paragraphs);
    }
}
