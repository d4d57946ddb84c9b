package org.halle.selection;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.halle.kernel.HalleClock;

/**
 * How long jurors have: so many days, but not into the two days before the announcement, which the deliberation needs;
 * and never less than one day.
 *
 * @param remindAt three days before, or half-way when there is less time
 */
public record ReviewWindow(Instant dueAt, Instant remindAt) {

    static final int DAYS = 14;
    static final int DAYS_OF_SUBSTITUTES = 7;

    private static final int DAYS_TO_DELIBERATE = 2;
    private static final int REMINDER_DAYS = 3;
    private static final LocalTime EVENING = LocalTime.of(18, 0);

    static ReviewWindow opening(Instant now, int days, Instant announceAt) {
        ZonedDateTime wanted = evening(now, days);
        ZonedDateTime latest = evening(announceAt, -DAYS_TO_DELIBERATE);
        ZonedDateTime soonest = evening(now, 1);
        ZonedDateTime due = wanted.isBefore(latest) ? wanted : latest;
        if (due.isBefore(soonest)) {
            due = soonest;
        }
        Instant early = due.minusDays(REMINDER_DAYS).toInstant();
        Instant halfway = now.plus(Duration.between(now, due.toInstant()).dividedBy(2));
        return new ReviewWindow(due.toInstant(), early.isAfter(halfway) ? early : halfway);
    }

    private static ZonedDateTime evening(Instant from, int days) {
        return from.atZone(HalleClock.PARIS).plusDays(days).with(EVENING);
    }
}
