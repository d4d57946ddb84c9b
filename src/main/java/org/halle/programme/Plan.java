package org.halle.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Period;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.jspecify.annotations.Nullable;

/**
 * The dates of a programme, each after the one before. A cohort lasts eight to ten months, unless somebody says why not.
 *
 * @param callClosesAt the first instant at which an application comes too late
 * @param announceAt when all decisions become known together
 * @param endsOn last day of the cohort
 * @param lengthReason why the cohort may be shorter or longer than usual; null when it is not
 */
public record Plan(
        Instant callOpensAt,
        Instant callClosesAt,
        Instant juryOpensAt,
        Instant announceAt,
        LocalDate startsOn,
        LocalDate endsOn,
        Instant hallClosesAt,
        @Nullable String lengthReason) {

    public static final int MIN_MONTHS = 8;
    public static final int MAX_MONTHS = 10;

    /** Outside of these years, a digit was mistyped: nothing is reckoned with such a date. */
    private static final int FIRST_YEAR = 2000;

    private static final int LAST_YEAR = 2100;

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime EVENING = LocalTime.of(18, 0);

    /** A plan of the usual length. */
    public Plan(
            Instant callOpensAt,
            Instant callClosesAt,
            Instant juryOpensAt,
            Instant announceAt,
            LocalDate startsOn,
            LocalDate endsOn,
            Instant hallClosesAt) {
        this(callOpensAt, callClosesAt, juryOpensAt, announceAt, startsOn, endsOn, hallClosesAt, null);
    }

    /** The day itself, or the first working day after it, at an office hour. */
    static Instant morning(LocalDate day) {
        return at(WorkingDays.onOrAfter(day), MORNING);
    }

    static Instant evening(LocalDate day) {
        return at(WorkingDays.onOrAfter(day), EVENING);
    }

    private static Instant at(LocalDate day, LocalTime hour) {
        return day.atTime(hour).atZone(HalleClock.PARIS).toInstant();
    }

    /** The cohort's days. */
    public Period cohort() {
        return new Period(startsOn, endsOn);
    }

    /**
     * The same plan for what comes in between the closing and a later one: each date comes as many working days after the
     * one before as it did, so that none falls on a day off and none drifts away in the course of the batches. The cohort
     * keeps its length in months and days.
     *
     * @param nextClosing in place of this plan's
     */
    Plan following(Instant nextClosing) {
        LocalDate closing = day(nextClosing);
        Instant jury = moved(juryOpensAt, day(callClosesAt), closing);
        Instant announcement = moved(announceAt, day(juryOpensAt), day(jury));
        LocalDate starts = WorkingDays.after(day(announcement), WorkingDays.between(day(announceAt), startsOn));
        LocalDate ends = endsOn.plusDays(ChronoUnit.DAYS.between(startsOn, starts));
        if (usualLength()) {
            // months are not of the same length: eight of them stay eight
            ends = latest(starts.plusMonths(MIN_MONTHS).minusDays(1), earliest(ends, starts.plusMonths(MAX_MONTHS)));
        }
        return new Plan(
                callClosesAt,
                nextClosing,
                jury,
                announcement,
                starts,
                ends,
                moved(hallClosesAt, endsOn, ends),
                lengthReason);
    }

    private static LocalDate earliest(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** As many working days after another day as it came after its own, at the same hour of Paris in winter and in summer. */
    private static Instant moved(Instant instant, LocalDate own, LocalDate other) {
        LocalDate day = WorkingDays.after(other, WorkingDays.between(own, day(instant)));
        return day.atTime(instant.atZone(HalleClock.PARIS).toLocalTime())
                .atZone(HalleClock.PARIS)
                .toInstant();
    }

    /** @throws RefusedFields naming each date that stands wrong, and why */
    void check() {
        Map<String, Refused> wrong = problems();
        if (!wrong.isEmpty()) {
            throw new RefusedFields("programme.plan.refused", wrong);
        }
    }

    Map<String, Refused> problems() {
        Map<String, Refused> wrong = mistypedYears();
        if (!wrong.isEmpty()) {
            return wrong;
        }
        if (!callOpensAt.isBefore(callClosesAt)) {
            wrong.put("callClosesAt", new Refused("programme.plan.call-closes"));
        }
        if (juryOpensAt.isBefore(callClosesAt)) {
            wrong.put("juryOpensAt", new Refused("programme.plan.jury-opens"));
        }
        if (!juryOpensAt.isBefore(announceAt)) {
            wrong.put("announceAt", new Refused("programme.plan.announce"));
        }
        if (!day(announceAt).isBefore(startsOn)) {
            wrong.put("startsOn", new Refused("programme.plan.starts"));
        }
        if (!startsOn.isBefore(endsOn)) {
            wrong.put("endsOn", new Refused("programme.plan.ends"));
        } else if (!usualLength() && (lengthReason == null || lengthReason.isBlank())) {
            wrong.put("endsOn", new Refused("programme.plan.length", MIN_MONTHS, MAX_MONTHS));
        }
        if (!endsOn.isBefore(day(hallClosesAt))) {
            wrong.put("hallClosesAt", new Refused("programme.plan.hall-closes"));
        }
        return wrong;
    }

    private Map<String, Refused> mistypedYears() {
        Map<String, Refused> wrong = new LinkedHashMap<>();
        days().forEach((field, day) -> {
            if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
                wrong.put(field, new Refused("programme.plan.year", FIRST_YEAR, LAST_YEAR));
            }
        });
        return wrong;
    }

    /**
     * Dates on which people do not work, by the name of their field: allowed, but seldom meant. The cohort's last day is
     * no appointment.
     */
    public Map<String, LocalDate> daysOff() {
        Map<String, LocalDate> appointments = days();
        appointments.remove("endsOn");
        appointments.values().removeIf(WorkingDays::works);
        return appointments;
    }

    /** All its dates by the name of their field, in Paris; a map of the caller's own. */
    private Map<String, LocalDate> days() {
        Map<String, LocalDate> days = new LinkedHashMap<>();
        days.put("callOpensAt", day(callOpensAt));
        days.put("callClosesAt", day(callClosesAt));
        days.put("juryOpensAt", day(juryOpensAt));
        days.put("announceAt", day(announceAt));
        days.put("startsOn", startsOn);
        days.put("endsOn", endsOn);
        days.put("hallClosesAt", day(hallClosesAt));
        return days;
    }

    /** Whether the cohort lasts eight to ten months. */
    boolean usualLength() {
        return !endsOn.isBefore(startsOn.plusMonths(MIN_MONTHS).minusDays(1))
                && !endsOn.isAfter(startsOn.plusMonths(MAX_MONTHS));
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, HalleClock.PARIS);
    }
}
