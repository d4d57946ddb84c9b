package org.halle.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Days inside sentences, as one writes them: the first of a month is "1er" in French, which the platform does not know. */
public final class LongDay {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT);

    private LongDay() {}

    public static String of(LocalDate day, Locale language) {
        return first(DAY.withLocale(language).format(day), language);
    }

    /** The day that the instant falls on in Paris. */
    public static String of(Instant instant, Locale language) {
        return of(LocalDate.ofInstant(instant, HalleClock.PARIS), language);
    }

    /** The day and the hour in Paris. */
    public static String withHour(Instant instant, Locale language) {
        return first(MOMENT.withLocale(language).format(instant.atZone(HalleClock.PARIS)), language);
    }

    private static String first(String written, Locale language) {
        return Locale.FRENCH.getLanguage().equals(language.getLanguage())
                ? written.replaceFirst("^1 ", "1er ")
                : written;
    }
}
