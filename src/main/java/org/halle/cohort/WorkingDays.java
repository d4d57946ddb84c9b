package org.halle.cohort;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/** Days on which people in France meet: neither weekends nor public holidays. */
final class WorkingDays {

    private static final Set<MonthDay> FIXED_HOLIDAYS = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(5, 1),
            MonthDay.of(5, 8),
            MonthDay.of(7, 14),
            MonthDay.of(8, 15),
            MonthDay.of(11, 1),
            MonthDay.of(11, 11),
            MonthDay.of(12, 25));
    private static final int EASTER_MONDAY = 1;
    private static final int ASCENSION = 39;
    private static final int WHIT_MONDAY = 50;

    private WorkingDays() {}

    /** The day itself, or the first working day after it. */
    static LocalDate onOrAfter(LocalDate day) {
        LocalDate candidate = day;
        while (!works(candidate)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }

    /** The day itself, or the last working day before it. */
    static LocalDate onOrBefore(LocalDate day) {
        LocalDate candidate = day;
        while (!works(candidate)) {
            candidate = candidate.minusDays(1);
        }
        return candidate;
    }

    static boolean works(LocalDate day) {
        LocalDate easter = easter(day.getYear());
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !FIXED_HOLIDAYS.contains(MonthDay.from(day))
                && !day.equals(easter.plusDays(EASTER_MONDAY))
                && !day.equals(easter.plusDays(ASCENSION))
                && !day.equals(easter.plusDays(WHIT_MONDAY));
    }

    /** Easter Sunday, by the anonymous Gregorian rule. */
    private static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int rest = year % 100;
        int epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
        int correction = (golden + 11 * epact + 22 * weekday) / 451;
        int sum = epact + weekday - 7 * correction + 114;
        return LocalDate.of(year, sum / 31, sum % 31 + 1);
    }
}
