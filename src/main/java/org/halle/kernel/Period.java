package org.halle.kernel;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Days from {@code from} to {@code to}, both included, as a calendar on the wall in Paris shows them.
 */
public record Period(LocalDate from, LocalDate to) {

    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a period cannot end before it starts: " + from + " to " + to);
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** Whole months from the first day to the day after the last. */
    public long months() {
        return ChronoUnit.MONTHS.between(from, to.plusDays(1));
    }
}
