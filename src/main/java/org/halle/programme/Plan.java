package org.halle.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
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

    /**
     * A plan to start from: eight weeks of call, six of jury, nine months of cohort from the first of a month, six weeks
     * of hall; nothing falls on a weekend.
     */
    public static Plan proposed(LocalDate callOpensOn) {
        LocalDate opens = weekday(callOpensOn);
        LocalDate closes = weekday(opens.plusWeeks(8));
        LocalDate jury = weekday(closes.plusDays(3));
        LocalDate announce = weekday(jury.plusWeeks(6));
        LocalDate starts = announce.plusWeeks(3).plusMonths(1).withDayOfMonth(1);
        LocalDate ends = starts.plusMonths(9).minusDays(1);
        return new Plan(
                at(opens, MORNING),
                at(closes, EVENING),
                at(jury, MORNING),
                at(announce, MORNING),
                starts,
                ends,
                at(weekday(ends.plusWeeks(6)), EVENING));
    }

    private static LocalDate weekday(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.plusDays(2);
            case SUNDAY -> day.plusDays(1);
            default -> day;
        };
    }

    private static Instant at(LocalDate day, LocalTime hour) {
        return day.atTime(hour).atZone(HalleClock.PARIS).toInstant();
    }

    /** The cohort's days. */
    public Period cohort() {
        return new Period(startsOn, endsOn);
    }

    /** @throws RefusedFields naming each date that stands wrong, and why */
    void check() {
        Map<String, Refused> wrong = problems();
        if (!wrong.isEmpty()) {
            throw new RefusedFields("programme.plan.refused", wrong);
        }
    }

    Map<String, Refused> problems() {
        Map<String, Refused> wrong = new LinkedHashMap<>();
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

    /** Whether the cohort lasts eight to ten months. */
    boolean usualLength() {
        return !endsOn.isBefore(startsOn.plusMonths(MIN_MONTHS).minusDays(1))
                && !endsOn.isAfter(startsOn.plusMonths(MAX_MONTHS));
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, HalleClock.PARIS);
    }
}
