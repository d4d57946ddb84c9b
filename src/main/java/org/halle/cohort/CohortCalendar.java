package org.halle.cohort;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Period;
import org.halle.programme.WorkingDays;

/**
 * Where the dates of a cohort fall when nobody has said otherwise: on working days, at the same hour on the wall in Paris
 * all year round, the last ones early enough for attendance to be marked and a delivery to be reworked.
 */
record CohortCalendar(Period period) {

    static final LocalTime SESSION_HOUR = LocalTime.of(9, 30);
    static final int SESSION_MINUTES = 420;

    private static final LocalTime DUE_HOUR = LocalTime.of(18, 0);
    private static final int LAST_SESSION_BEFORE_END = 14;
    private static final int LAST_MILESTONE_BEFORE_END = 21;
    private static final int ONBOARDING_DAYS = 14;
    private static final List<Duration> REMINDERS =
            List.of(Duration.ofDays(-7), Duration.ofDays(-2), Duration.ofDays(1));

    Instant startsAt() {
        return period.from().atStartOfDay(HalleClock.PARIS).toInstant();
    }

    /** Midnight in Paris after the last day. */
    Instant endsAt() {
        return period.to().plusDays(1).atStartOfDay(HalleClock.PARIS).toInstant();
    }

    /** The same for a venture that stood aside: as many days later. */
    Instant endsAt(Venture venture) {
        return period.to()
                .plusDays(1L + venture.pausedDays())
                .atStartOfDay(HalleClock.PARIS)
                .toInstant();
    }

    /** Whether an appointment falls on a day on which that venture is accompanied. */
    boolean holds(Slot slot, Venture venture) {
        return !slot.day().isBefore(period.from()) && slot.startsAt().isBefore(endsAt(venture));
    }

    /** Two weeks after the start, or after today when the cohort has started. */
    Instant onboardBy(LocalDate today) {
        LocalDate from = today.isAfter(period.from()) ? today : period.from();
        return due(WorkingDays.onOrAfter(from.plusDays(ONBOARDING_DAYS)));
    }

    /** When each of so many collective sessions starts, the first on the first day. */
    List<Instant> sessions(int count) {
        List<Instant> starts = new ArrayList<>();
        for (LocalDate day : spread(count, 0, count - 1, LAST_SESSION_BEFORE_END)) {
            starts.add(day.atTime(SESSION_HOUR).atZone(HalleClock.PARIS).toInstant());
        }
        return starts;
    }

    /** When each of so many milestones is due, the last some weeks before the end. */
    List<Instant> milestones(int count) {
        return spread(count, 1, count, LAST_MILESTONE_BEFORE_END).stream()
                .map(CohortCalendar::due)
                .toList();
    }

    /** When to remind of something due: a week before, two days before, or the day after if it is that late. */
    static Instant remindAt(Instant due, Instant now) {
        return REMINDERS.stream()
                .map(due::plus)
                .filter(now::isBefore)
                .findFirst()
                .orElse(now.plus(7, ChronoUnit.DAYS));
    }

    static Instant due(LocalDate day) {
        return day.atTime(DUE_HOUR).atZone(HalleClock.PARIS).toInstant();
    }

    /**
     * Where a day of this cohort falls when the cohort moves: at the same part of the way, on a working day, and never
     * before a given one.
     */
    LocalDate moved(LocalDate day, Period to, LocalDate notBefore) {
        long way = Math.max(1, ChronoUnit.DAYS.between(period.from(), period.to()));
        long done = ChronoUnit.DAYS.between(period.from(), day);
        long newWay = ChronoUnit.DAYS.between(to.from(), to.to());
        LocalDate there = to.from().plusDays(Math.round((double) done * newWay / way));
        return WorkingDays.onOrAfter(there.isBefore(notBefore) ? notBefore : there);
    }

    private List<LocalDate> spread(int count, int firstPart, int parts, int spare) {
        long days = ChronoUnit.DAYS.between(period.from(), period.to());
        long way = Math.max(0, days - Math.min(spare, days / 4));
        List<LocalDate> spread = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            long offset = parts == 0 ? 0 : Math.round((double) way * (index + firstPart) / parts);
            LocalDate day = WorkingDays.onOrAfter(period.from().plusDays(offset));
            spread.add(day.isAfter(period.to()) ? WorkingDays.onOrBefore(period.to()) : day);
        }
        return spread;
    }
}
