package org.halle.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Somebody's tasks in a programme in the hands of a colleague, for some days. It ends by itself, or before when one of
 * them says so.
 *
 * @param fromDay the first day, in Paris
 * @param toDay the last one
 * @param note a word to the colleague; may be empty
 */
@Table("desk_cover")
public record Cover(
        @Id @Nullable Long id,
        PersonId person,
        PersonId colleague,
        ProgrammeId programme,
        LocalDate fromDay,
        LocalDate toDay,
        String note,
        Instant handedAt,
        @Nullable Instant endedAt,
        @Version @Nullable Long version) {

    private static final int LONGEST_DAYS = 184;
    private static final int LONGEST_NOTE = 2000;

    /** @throws RefusedFields naming each day that makes no sense */
    static Cover handed(PersonId person, HandOver wanted, LocalDate today, Instant now) {
        Map<String, Refused> wrong = new LinkedHashMap<>();
        if (wanted.from().isBefore(today)) {
            wrong.put("from", new Refused("desk.cover.past"));
        }
        if (wanted.to().isBefore(wanted.from())) {
            wrong.put("to", new Refused("desk.cover.order"));
        } else if (wanted.to().isAfter(wanted.from().plusDays(LONGEST_DAYS))) {
            wrong.put("to", new Refused("desk.cover.long"));
        }
        if (wanted.note().length() > LONGEST_NOTE) {
            wrong.put("note", new Refused("desk.cover.note.long", LONGEST_NOTE));
        }
        if (!wrong.isEmpty()) {
            throw new RefusedFields("desk.cover.refused", wrong);
        }
        return new Cover(
                null,
                person,
                wanted.colleague(),
                wanted.programme(),
                wanted.from(),
                wanted.to(),
                wanted.note().strip(),
                now,
                null,
                null);
    }

    /** Ends it before its last day. */
    Cover ended(LocalDate today, Instant now) {
        if (over(today)) {
            throw new AlreadyDone("desk.cover.over");
        }
        return new Cover(id, person, colleague, programme, fromDay, toDay, note, handedAt, now, version);
    }

    /** Whether the colleague stands in on that day. */
    public boolean on(LocalDate day) {
        return endedAt == null && !day.isBefore(fromDay) && !day.isAfter(toDay);
    }

    boolean over(LocalDate today) {
        return endedAt != null || today.isAfter(toDay);
    }

    boolean overlaps(LocalDate from, LocalDate to) {
        return endedAt == null && !fromDay.isAfter(to) && !toDay.isBefore(from);
    }
}
