package org.halle.selection;

import java.time.Instant;
import java.time.LocalTime;
import org.halle.kernel.HalleClock;
import org.halle.programme.Plan;

/**
 * The dates of a selection, from the programme's plan.
 *
 * @param confirmBy until when an accepted project confirms its seat: seven days
 * @param confirmationsEndAt until when seats that come free are offered to the next: the evening before the cohort
 *     starts
 */
public record SelectionDates(Instant juryOpensAt, Instant announceAt, Instant confirmBy, Instant confirmationsEndAt) {

    private static final int DAYS_TO_CONFIRM = 7;
    private static final LocalTime EVENING = LocalTime.of(18, 0);

    /** @param announcedAt when the decisions become known: as planned, or later */
    public static SelectionDates of(Plan plan, Instant announcedAt) {
        Instant confirmBy = inAWeek(announcedAt);
        Instant eve = plan.startsOn()
                .minusDays(1)
                .atTime(EVENING)
                .atZone(HalleClock.PARIS)
                .toInstant();
        return new SelectionDates(
                plan.juryOpensAt(), plan.announceAt(), confirmBy, eve.isAfter(confirmBy) ? eve : confirmBy);
    }

    public static SelectionDates planned(Plan plan) {
        return of(plan, plan.announceAt());
    }

    /** Until when a seat offered now may be confirmed. */
    Instant confirmBy(Instant offeredAt) {
        Instant week = inAWeek(offeredAt);
        return week.isBefore(confirmationsEndAt) ? week : confirmationsEndAt;
    }

    private static Instant inAWeek(Instant from) {
        return from.atZone(HalleClock.PARIS).plusDays(DAYS_TO_CONFIRM).toInstant();
    }
}
