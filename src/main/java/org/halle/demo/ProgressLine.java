package org.halle.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import org.halle.kernel.HalleClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says at the console which month the play has reached. */
final class ProgressLine {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressLine.class);

    private final Instant began;
    private final Instant end;
    private @Nullable YearMonth last;

    ProgressLine(Instant began, Instant end) {
        this.began = began;
        this.end = end;
    }

    void reached(Instant instant) {
        YearMonth month = YearMonth.from(instant.atZone(HalleClock.PARIS));
        if (!month.equals(last)) {
            last = month;
            LOG.info(
                    "Playing {} ({} days to go, {} s)",
                    month,
                    Duration.between(instant, end).toDays(),
                    Duration.between(began, Instant.now()).toSeconds());
        }
    }
}
