package org.halle.cohort;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;

/**
 * Hours that a coach offers: one after the other on a day, and again each week, at the same hour on the wall in Paris.
 *
 * @param day the first day
 * @param hour when the first of a day starts
 * @param minutes how long each lasts
 * @param perDay how many follow each other on a day
 * @param weeks on how many weeks, the first included
 */
public record OfferSlots(
        ProgrammeId programme,
        String theme,
        String place,
        LocalDate day,
        LocalTime hour,
        int minutes,
        int perDay,
        int weeks) {

    private static final int SHORTEST = 10;
    private static final int LONGEST = 240;
    private static final int MOST_A_DAY = 16;
    private static final int MOST_WEEKS = 44;
    private static final int DAY = 24 * 60;

    /** @throws RefusedFields naming each field out of bounds */
    void check(LocalDate today) {
        Map<String, Refused> wrong = new LinkedHashMap<>();
        if (theme.isBlank()) {
            wrong.put("theme", new Refused("cohort.slots.theme.missing"));
        } else if (theme.strip().length() > Session.LONGEST_LINE) {
            wrong.put("theme", new Refused("cohort.refused.long-line", Session.LONGEST_LINE));
        }
        if (place.isBlank()) {
            wrong.put("place", new Refused("cohort.slots.place.missing"));
        } else if (place.strip().length() > Session.LONGEST_LINE) {
            wrong.put("place", new Refused("cohort.refused.long-line", Session.LONGEST_LINE));
        }
        if (day.isAfter(today.plusYears(Session.FURTHEST_YEARS))) {
            wrong.put("day", new Refused("cohort.slots.far"));
        }
        between(wrong, "minutes", minutes, SHORTEST, LONGEST);
        between(wrong, "perDay", perDay, 1, MOST_A_DAY);
        between(wrong, "weeks", weeks, 1, MOST_WEEKS);
        if (wrong.isEmpty() && hour.toSecondOfDay() / 60 + minutes * perDay > DAY) {
            wrong.put("perDay", new Refused("cohort.slots.past-midnight"));
        }
        if (!wrong.isEmpty()) {
            throw new RefusedFields("cohort.slots.refused", wrong);
        }
    }

    private static void between(Map<String, Refused> wrong, String field, int figure, int least, int most) {
        if (figure < least || figure > most) {
            wrong.put(field, new Refused("cohort.slots.between", least, most));
        }
    }
}
