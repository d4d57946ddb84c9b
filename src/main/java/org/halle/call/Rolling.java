package org.halle.call;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import org.halle.kernel.HalleClock;
import org.springframework.data.relational.core.mapping.Column;

/**
 * How a call goes on without a deadline: month by month, what has come in is a batch with a jury of its own.
 *
 * @param day of the month on which a batch ends; in a month that is shorter, its last day
 * @param last whether the batch that is gathered now is the last: its end is then the call's deadline
 */
public record Rolling(@Column("batch_day") int day, @Column("last_batch") boolean last) {

    static Rolling from(Instant firstCut) {
        return new Rolling(firstCut.atZone(HalleClock.PARIS).getDayOfMonth(), false);
    }

    Rolling ending() {
        return new Rolling(day, true);
    }

    /** The end of the next batch: a month later, at the same hour of Paris. */
    Instant after(Instant cut) {
        ZonedDateTime at = cut.atZone(HalleClock.PARIS);
        YearMonth month = YearMonth.from(at).plusMonths(1);
        return month.atDay(Math.min(day, month.lengthOfMonth()))
                .atTime(at.toLocalTime())
                .atZone(HalleClock.PARIS)
                .toInstant();
    }
}
