package org.halle.call;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import org.halle.kernel.HalleClock;
import org.halle.programme.WorkingDays;
import org.springframework.data.relational.core.mapping.Column;

/**
 * How a call goes on without a deadline: month by month, what has come in is a batch with a jury of its own.
 *
 * @param day of the month on which a batch ends; where people do not work then, the next working day of that month, or
 *     its last one
 * @param last whether the batch that is gathered now is the last: its end is then the call's deadline
 */
public record Rolling(@Column("batch_day") int day, @Column("last_batch") boolean last) {

    static Rolling from(Instant firstCut) {
        return new Rolling(firstCut.atZone(HalleClock.PARIS).getDayOfMonth(), false);
    }

    Rolling ending() {
        return new Rolling(day, true);
    }

    /** The end of the next batch: a month later, on a working day, at the same hour of Paris. */
    Instant after(Instant cut) {
        ZonedDateTime at = cut.atZone(HalleClock.PARIS);
        YearMonth month = YearMonth.from(at).plusMonths(1);
        LocalDate wanted = month.atDay(Math.min(day, month.lengthOfMonth()));
        LocalDate works = WorkingDays.onOrAfter(wanted);
        // never into another month: a batch bears the name of its own
        LocalDate ends = YearMonth.from(works).equals(month) ? works : WorkingDays.onOrBefore(wanted);
        return ends.atTime(at.toLocalTime()).atZone(HalleClock.PARIS).toInstant();
    }
}
