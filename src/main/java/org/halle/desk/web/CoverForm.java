package org.halle.desk.web;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.halle.desk.HandOver;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.jspecify.annotations.Nullable;

/**
 * A hand-over as it was typed.
 *
 * @param colleague the programme's id, a slash, the person's
 */
record CoverForm(String colleague, String from, String to, String note) {

    CoverForm {
        colleague = requireNonNullElse(colleague, "");
        from = requireNonNullElse(from, "");
        to = requireNonNullElse(to, "");
        note = requireNonNullElse(note, "");
    }

    static final CoverForm EMPTY = new CoverForm("", "", "", "");

    /** @throws RefusedFields naming each field that cannot be read */
    HandOver read() {
        Map<String, Refused> wrong = new LinkedHashMap<>();
        String[] chosen = colleague.split("/", 2);
        if (chosen.length < 2) {
            wrong.put("colleague", new Refused("desk.cover.colleague"));
        }
        LocalDate first = day("from", from, wrong);
        LocalDate last = day("to", to, wrong);
        if (first == null || last == null || chosen.length < 2) {
            throw new RefusedFields("desk.cover.refused", wrong);
        }
        return new HandOver(ProgrammeId.of(chosen[0]), PersonId.of(chosen[1]), first, last, note);
    }

    private static @Nullable LocalDate day(String field, String typed, Map<String, Refused> wrong) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException unreadable) {
            wrong.put(field, new Refused("desk.cover.day"));
            return null;
        }
    }
}
