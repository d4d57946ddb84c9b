package org.halle.call;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.halle.kernel.HalleClock;
import org.springframework.context.i18n.LocaleContextHolder;

/** Instants inside sentences that somebody reads at once, in the reader's language. */
final class Written {

    private Written() {}

    static String instant(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(LocaleContextHolder.getLocale())
                .format(instant.atZone(HalleClock.PARIS));
    }
}
