package org.halle.impact.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.halle.impact.Measurement;
import org.halle.impact.Series;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How series of measures look on pages. */
@Component
class ImpactViews {

    /** A series: drawn, and as a table. */
    record SeriesView(String name, String unit, @Nullable String target, SeriesChart chart, List<EntryView> entries) {}

    /** A line of the table; a corrected one stays. */
    record EntryView(
            long id,
            String label,
            String amount,
            LocalDate measuredOn,
            String source,
            boolean corrected,
            boolean correction) {}

    private final MessageSource texts;

    ImpactViews(MessageSource texts) {
        this.texts = texts;
    }

    SeriesView of(Series series, Locale locale) {
        return new SeriesView(
                series.indicator().name(),
                series.indicator().unit(),
                figure(series.indicator().target(), locale),
                SeriesChart.of(series, texts, locale),
                series.entries().stream()
                        .map(entry -> entry(entry, series.corrected(entry), locale))
                        .toList());
    }

    @Nullable String figure(@Nullable BigDecimal amount, Locale locale) {
        return amount == null ? null : SeriesChart.figures(locale).format(amount);
    }

    private EntryView entry(Measurement entry, boolean corrected, Locale locale) {
        return new EntryView(
                Objects.requireNonNull(entry.id()),
                entry.point().label(),
                SeriesChart.figures(locale).format(entry.amount()),
                entry.measuredOn(),
                entry.source(),
                corrected,
                entry.corrects() != null);
    }
}
