package org.halle.programme.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.halle.kernel.HalleClock;
import org.halle.programme.Plan;
import org.halle.programme.WorkingDays;
import org.jspecify.annotations.Nullable;

/**
 * A plan as a picture, and as the table that says the same.
 *
 * @param months the ruler, from the month before the first date
 * @param today where today stands, in percent; null when it is outside
 */
record Timeline(List<Month> months, List<Phase> phases, List<Milestone> dates, @Nullable Double today) {

    private static final double WHOLE = 100;
    /** A ruler with more names than this cannot be read on a phone. */
    private static final int MOST_NAMES = 7;
    /** A month that begins further right than this has no room for its name on a phone. */
    private static final double LAST_NAME = 80;
    /** Further right than this, a name is written to the left of its bar's end. */
    private static final double RIGHT = 60;

    /**
     * A month of the ruler.
     *
     * @param x where it begins, in percent of the width
     * @param name empty where there is no room for one
     */
    record Month(double x, String name) {}

    /**
     * A bar.
     *
     * @param key key of its name
     * @param y row, from 0
     * @param right whether its name is written from its right end
     */
    record Phase(String key, int y, double x, double width, boolean right, Object from, Object to, long days) {}

    /**
     * A date of the table.
     *
     * @param at an Instant, or a LocalDate where no hour matters
     * @param weekend whether it falls on one
     * @param holiday the public holiday it falls on; null when on none
     */
    record Milestone(String key, Object at, boolean weekend, @Nullable String holiday) {

        public boolean off() {
            return weekend || holiday != null;
        }
    }

    static Timeline of(Plan plan, LocalDate today, Locale locale) {
        LocalDate first = day(plan.callOpensAt()).withDayOfMonth(1);
        LocalDate last = YearMonth.from(day(plan.hallClosesAt())).atEndOfMonth().plusDays(1);
        double days = Math.max(1, ChronoUnit.DAYS.between(first, last));
        Scale scale = new Scale(first, days);
        LocalDate hallOpens = plan.endsOn().plusDays(1);
        return new Timeline(
                months(scale, first, last, locale),
                List.of(
                        scale.phase("programme.phase.call", 0, plan.callOpensAt(), plan.callClosesAt()),
                        scale.phase("programme.phase.selection", 1, plan.juryOpensAt(), plan.announceAt()),
                        scale.phase("programme.phase.cohort", 2, plan.startsOn(), plan.endsOn()),
                        scale.phase("programme.phase.hall", 3, hallOpens, plan.hallClosesAt())),
                dates(plan, locale),
                today.isBefore(first) || !today.isBefore(last) ? null : scale.x(today));
    }

    /** The dates on which nobody works. */
    public List<Milestone> off() {
        return dates.stream().filter(Milestone::off).toList();
    }

    private static List<Month> months(Scale scale, LocalDate first, LocalDate last, Locale locale) {
        long count = ChronoUnit.MONTHS.between(first, last);
        long every = (count + MOST_NAMES - 1) / MOST_NAMES;
        DateTimeFormatter name = DateTimeFormatter.ofPattern("MMM yy", locale);
        List<Month> months = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            LocalDate month = first.plusMonths(number);
            double x = scale.x(month);
            months.add(new Month(x, number % every == 0 && x <= LAST_NAME ? name.format(month) : ""));
        }
        return months;
    }

    private static List<Milestone> dates(Plan plan, Locale locale) {
        var off = plan.daysOff();
        List<Milestone> dates = new ArrayList<>();
        List.of("callOpensAt", "callClosesAt", "juryOpensAt", "announceAt", "startsOn", "endsOn", "hallClosesAt")
                .forEach(field -> {
                    LocalDate day = off.get(field);
                    dates.add(new Milestone(
                            "programme.date." + field,
                            at(plan, field),
                            day != null && WorkingDays.weekend(day),
                            day == null
                                    ? null
                                    : WorkingDays.holiday(day, locale).orElse(null)));
                });
        return dates;
    }

    private static Object at(Plan plan, String field) {
        return switch (field) {
            case "callOpensAt" -> plan.callOpensAt();
            case "callClosesAt" -> plan.callClosesAt();
            case "juryOpensAt" -> plan.juryOpensAt();
            case "announceAt" -> plan.announceAt();
            case "startsOn" -> plan.startsOn();
            case "endsOn" -> plan.endsOn();
            default -> plan.hallClosesAt();
        };
    }

    private static LocalDate day(Object at) {
        return at instanceof Instant instant ? LocalDate.ofInstant(instant, HalleClock.PARIS) : (LocalDate) at;
    }

    /** Days to percent of the width. */
    private record Scale(LocalDate first, double days) {

        double x(LocalDate day) {
            double part = ChronoUnit.DAYS.between(first, day) * WHOLE / days;
            return Math.round(Math.min(WHOLE, Math.max(0, part)) * WHOLE) / WHOLE;
        }

        Phase phase(String key, int y, Object from, Object to) {
            double x = x(day(from));
            double end = x(day(to).plusDays(1));
            long length = Math.max(0, ChronoUnit.DAYS.between(day(from), day(to)));
            return new Phase(key, y, x, Math.max(1, end - x), x > RIGHT, from, to, length);
        }
    }
}
