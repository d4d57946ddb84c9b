package org.halle.notification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.halle.kernel.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * What to write to whom, said by the module that knows: {@code Letter.action("application.sign", partner)
 * .about("application/" + id).with("title", title).link("/desk")}.
 *
 * <p>The words stand in the message files of that module, in each language: {@code letter.<template>.subject},
 * {@code letter.<template>.text} and, for the button of the {@link #link}, {@code letter.<template>.action} (a usual
 * one otherwise). Unlike other messages they have <em>named</em> placeholders, filled by {@link #with}; always there
 * are {@code {recipient}} (the reader's name), {@code {site}} (the name of this Halle) and, with a link,
 * {@code {link}} (its whole address). A blank line ({@code \n\n}) parts paragraphs, lines that begin with
 * {@code "- "} are a list, a paragraph {@code "## …"} is a heading. The text greets by itself; the frame adds the
 * button and where to change one's preference.
 *
 * <p>The same template, subject, recipient and occurrence is the same letter: posted twice, it goes once.
 *
 * @param template which words
 * @param subject what it is about, kind and id: {@code application/<uuid>}
 * @param occurrence tells apart letters that may recur: a date, a round, a number
 * @param values for the placeholders
 * @param link a path of this site
 */
public record Letter(
        LetterKind kind,
        String template,
        PersonId to,
        String subject,
        String occurrence,
        Map<String, Object> values,
        @Nullable String link,
        List<Invite> invites,
        List<Attachment> attachments) {

    /** One line of a list in a letter: what, and beside it what more, such as a date and a title. */
    public record Line(Object first, Object second) {}

    public Letter {
        values = Map.copyOf(values);
        invites = List.copyOf(invites);
        attachments = List.copyOf(attachments);
    }

    /** A letter that asks for something: it goes at once. */
    public static Letter action(String template, PersonId to) {
        return new Letter(LetterKind.ACTION, template, to, "", "", Map.of(), null, List.of(), List.of());
    }

    /** A letter that tells something: at once, in the daily digest or not at all, as the person prefers. */
    public static Letter info(String template, PersonId to) {
        return new Letter(LetterKind.INFO, template, to, "", "", Map.of(), null, List.of(), List.of());
    }

    public Letter about(String subject) {
        return new Letter(kind, template, to, subject, occurrence, values, link, invites, attachments);
    }

    public Letter occurrence(String occurrence) {
        return new Letter(kind, template, to, subject, occurrence, values, link, invites, attachments);
    }

    /**
     * Fills a placeholder. Dates, instants (in Paris), periods, amounts and numbers are written as the reader writes
     * them; several {@link Line}s become a list.
     */
    public Letter with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Letter(kind, template, to, subject, occurrence, more, link, invites, attachments);
    }

    /** Fills a placeholder with an ordinary message, in the reader's language. */
    public Letter withMessage(String name, String code, Object... arguments) {
        return with(name, new DefaultMessageSourceResolvable(new String[] {code}, arguments));
    }

    /** @param path of this site, from the root: {@code /desk/…} */
    public Letter link(String path) {
        return new Letter(kind, template, to, subject, occurrence, values, path, invites, attachments);
    }

    /** The date for the reader's calendar; one that was given before is replaced. */
    public Letter invite(Invite invite) {
        return invites(List.of(invite));
    }

    /** Several at once, in one file: all to be added, or all to be taken out. */
    public Letter invites(List<Invite> several) {
        return new Letter(kind, template, to, subject, occurrence, values, link, several, attachments);
    }

    public Letter attach(String fileName, String mediaType, byte[] content) {
        List<Attachment> more = new ArrayList<>(attachments);
        more.add(new Attachment(fileName, mediaType, content));
        return new Letter(kind, template, to, subject, occurrence, values, link, invites, more);
    }
}
