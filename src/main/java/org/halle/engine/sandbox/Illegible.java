package org.halle.engine.sandbox;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/**
 * Why a file is no XML or no JSON, in a sentence of ours: the parsers speak English, and to themselves. Whatever they
 * say in other words than these is told to be malformed, at its line.
 */
final class Illegible {

    /** What the parser says, and the sentence for it, which is given the groups. */
    private record Kind(Pattern said, String code) {}

    private static final List<Kind> XML = List.of(
            kind("Premature end of file", "xml-empty"),
            kind("Content is not allowed in prolog|preceding the root element", "xml-none"),
            kind("must start and end within the same entity", "xml-cut"),
            kind("The element type \"([^\"]*)\" must be terminated", "xml-unclosed"),
            kind("#Attribute(?:NS)?NotUnique\\?([^&]*)&([^&]*)", "xml-attribute-twice"),
            kind("following the root element|not allowed in trailing section", "xml-after-end"),
            kind("The entity \"[^\"]*\" was referenced", "entity"),
            kind("entity name must immediately follow|reference to entity", "xml-ampersand"),
            kind("#ElementPrefixUnbound\\?([^&]*)&", "xml-prefix"),
            kind("#AttributePrefixUnbound\\?[^&]*&[^&]*&([^&]*)", "xml-prefix"),
            kind("Open quote is expected for attribute \"([^\"]*)\"", "xml-quote"),
            kind("value of attribute \"([^\"]*)\".*must not contain the '<'", "xml-quote"),
            kind("Attribute name \"([^\"]*)\".*must be followed by", "xml-quote"),
            kind("Element type \"([^\"]*)\" must be followed by either", "xml-tag"),
            kind("well-formed character data or markup", "xml-angle"),
            kind("invalid XML character|in a character reference", "xml-character"),
            kind("Invalid byte|[Ii]nvalid encoding|UTF-8 sequence", "xml-encoding"));

    private static final Pattern TWICE = Pattern.compile("Duplicate [Oo]bject property \"([^\"]*)\"");

    private Illegible() {}

    static void tell(XMLStreamException unreadable, Findings findings) {
        Location place = unreadable.getLocation();
        int line = place == null ? 1 : Math.max(1, place.getLineNumber());
        String message = String.valueOf(unreadable.getMessage());
        for (Kind kind : XML) {
            Matcher said = kind.said().matcher(message);
            if (said.find()) {
                findings.at(null, line, kind.code(), groups(said));
                return;
            }
        }
        findings.at(null, line, "xml-malformed");
    }

    static void tell(JacksonException unreadable, Findings findings) {
        int line = unreadable.getLocation() == null
                ? 1
                : Math.max(1, unreadable.getLocation().getLineNr());
        Matcher twice = TWICE.matcher(String.valueOf(unreadable.getOriginalMessage()));
        if (twice.find()) {
            findings.at(null, line, "json-twice", twice.group(1));
        } else if (unreadable instanceof StreamConstraintsException) {
            findings.at(null, line, "json-bounds");
        } else if (unreadable instanceof UnexpectedEndOfInputException) {
            findings.at(null, line, "json-cut");
        } else {
            findings.at(null, line, "json-malformed");
        }
    }

    private static Kind kind(String said, String code) {
        return new Kind(Pattern.compile(said, Pattern.DOTALL), code);
    }

    private static Object[] groups(Matcher said) {
        Object[] groups = new Object[said.groupCount()];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = said.group(i + 1);
        }
        return groups;
    }
}
