package org.halle.cohort;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.jspecify.annotations.Nullable;

/**
 * When and where a session is to take place.
 *
 * @param hour on the wall in Paris
 * @param coach who holds it; null when not said
 */
public record ChangeSession(
        String theme, LocalDate day, LocalTime hour, int minutes, String place, @Nullable PersonId coach) {

    private static final int LONGEST = 24 * 60;

    Instant startsAt() {
        return day.atTime(hour).atZone(HalleClock.PARIS).toInstant();
    }

    /** @throws RefusedFields naming each field that makes no sense */
    void check(Instant now) {
        Map<String, Refused> wrong = new LinkedHashMap<>();
        if (theme.isBlank()) {
            wrong.put("theme", new Refused("cohort.change.theme.missing"));
        } else if (theme.strip().length() > Session.LONGEST_LINE) {
            wrong.put("theme", new Refused("cohort.refused.long-line", Session.LONGEST_LINE));
        }
        if (place.isBlank()) {
            wrong.put("place", new Refused("cohort.change.place.missing"));
        } else if (place.strip().length() > Session.LONGEST_LINE) {
            wrong.put("place", new Refused("cohort.refused.long-line", Session.LONGEST_LINE));
        }
        if (minutes <= 0 || minutes > LONGEST) {
            wrong.put("minutes", new Refused("cohort.refused.session-length"));
        }
        if (!startsAt().isAfter(now)) {
            wrong.put("day", new Refused("cohort.slots.past"));
        } else if (day.isAfter(now.atZone(HalleClock.PARIS).toLocalDate().plusYears(Session.FURTHEST_YEARS))) {
            wrong.put("day", new Refused("cohort.slots.far"));
        }
        if (!wrong.isEmpty()) {
            throw new RefusedFields("cohort.change.refused", wrong);
        }
    }
}
