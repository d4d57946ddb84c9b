package org.halle.programme;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** Days on which people in France meet: neither weekends nor public holidays. */
public final class WorkingDays {

    private static final HolidayManager FRANCE =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.FRANCE));

    private WorkingDays() {}

    /** The day itself, or the first working day after it. */
    public static LocalDate onOrAfter(LocalDate day) {
        LocalDate candidate = day;
        while (!works(candidate)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }

    /** The day itself, or the last working day before it. */
    public static LocalDate onOrBefore(LocalDate day) {
        LocalDate candidate = day;
        while (!works(candidate)) {
            candidate = candidate.minusDays(1);
        }
        return candidate;
    }

    /** So many working days after that one; for 0 the day itself, or the first working day after it. */
    public static LocalDate after(LocalDate day, int days) {
        LocalDate candidate = days == 0 ? onOrAfter(day) : day;
        for (int counted = 0; counted < days; counted++) {
            candidate = onOrAfter(candidate.plusDays(1));
        }
        return candidate;
    }

    /** How many working days later another one comes; where it is none, the first after it. 0 when it comes before. */
    public static int between(LocalDate day, LocalDate later) {
        LocalDate there = onOrAfter(later);
        int counted = 0;
        for (LocalDate at = day.plusDays(1); !at.isAfter(there); at = at.plusDays(1)) {
            counted += works(at) ? 1 : 0;
        }
        return counted;
    }

    public static boolean works(LocalDate day) {
        return !weekend(day) && !FRANCE.isHoliday(day);
    }

    public static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** The name of the public holiday that falls on that day, as the reader calls it. */
    public static Optional<String> holiday(LocalDate day, Locale reader) {
        return FRANCE.getHolidays(day, day).stream()
                .map((Holiday holiday) -> holiday.getDescription(reader).replace('\'', '’'))
                .findFirst();
    }
}
