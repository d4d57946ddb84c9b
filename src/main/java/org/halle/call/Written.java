package org.halle.call;

import java.time.Instant;
import org.halle.kernel.LongDay;
import org.springframework.context.i18n.LocaleContextHolder;

/** Instants inside sentences that somebody reads at once, in the reader's language. */
final class Written {

    private Written() {}

    static String instant(Instant instant) {
        return LongDay.withHour(instant, LocaleContextHolder.getLocale());
    }
}
