package org.halle.studio.web;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.halle.studio.rehearsal.Report;
import org.halle.studio.rehearsal.Report.Load;
import org.halle.studio.rehearsal.Report.Week;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What each part is asked week by week, as bars to look at and as rows to read. */
@Component
class LoadCharts {

    private static final int HEIGHT = 96;
    private static final int FEWEST_WEEKS = 26;
    /** Of all tasks, how much is drawn: a few tasks years later would press the others together. */
    private static final double DRAWN = 0.97;

    private static final double GAP = 0.25;
    private static final int MONTHS_APART = 2;

    private final MessageSource messages;

    LoadCharts(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * The load of one part.
     *
     * @param weeks those in which something was asked or answered
     */
    record Chart(String part, int people, String peak, List<Bar> bars, List<Label> months, List<Row> weeks) {}

    /** Where a bar stands, in hundredths of the width and in pixels from the top. */
    record Bar(String x, String width, int y, int height, boolean late) {}

    record Label(String x, String text) {}

    record Row(LocalDate from, int asked, int answered, int late, int most, String who) {}

    List<Chart> of(Report report, Locale locale) {
        Map<String, List<Load>> parts =
                report.load().stream().collect(Collectors.groupingBy(Load::part, TreeMap::new, Collectors.toList()));
        LocalDate first = report.load().stream()
                .flatMap(load -> load.weeks().stream())
                .map(Week::from)
                .min(Comparator.naturalOrder())
                .orElse(null);
        List<Chart> charts = new ArrayList<>();
        if (first != null) {
            Span span = new Span(first, weeks(report, first));
            parts.forEach((part, loads) -> charts.add(chart(part, loads, span, locale)));
        }
        return charts;
    }

    /** What is drawn. */
    private record Span(LocalDate first, int weeks) {

        long week(LocalDate day) {
            return ChronoUnit.WEEKS.between(first, day);
        }

        String percent(double wide) {
            return String.format(Locale.ROOT, "%.2f%%", 100 * wide / weeks);
        }
    }

    private static int weeks(Report report, LocalDate first) {
        TreeMap<LocalDate, Integer> asked = new TreeMap<>();
        report.load()
                .forEach(load -> load.weeks().forEach(week -> asked.merge(week.from(), week.asked(), Integer::sum)));
        int all = asked.values().stream().mapToInt(Integer::intValue).sum();
        int so = 0;
        for (Map.Entry<LocalDate, Integer> week : asked.entrySet()) {
            so += week.getValue();
            if (so >= DRAWN * all) {
                return Math.max(FEWEST_WEEKS, (int) ChronoUnit.WEEKS.between(first, week.getKey()) + 2);
            }
        }
        return FEWEST_WEEKS;
    }

    private Chart chart(String part, List<Load> loads, Span span, Locale locale) {
        List<Row> rows = rows(loads);
        int most = rows.stream()
                .mapToInt(row -> Math.max(row.asked(), row.late()))
                .max()
                .orElse(1);
        List<Bar> bars = new ArrayList<>();
        for (Row row : rows) {
            bar(bars, span, row.from(), row.asked(), most, false);
            bar(bars, span, row.from(), row.late(), most, true);
        }
        Row peak = rows.stream().max(Comparator.comparingInt(Row::asked)).orElseThrow();
        return new Chart(
                messages.getMessage("rehearsal.part." + part, null, locale),
                loads.size(),
                messages.getMessage(
                        "rehearsal.page.peak",
                        new Object[] {
                            String.format(locale, "%te %<tB %<tY", peak.from()), peak.asked(), peak.most(), peak.who()
                        },
                        locale),
                bars,
                months(span, locale),
                rows);
    }

    private static void bar(List<Bar> bars, Span span, LocalDate from, int count, int most, boolean late) {
        long week = span.week(from);
        if (count > 0 && week < span.weeks()) {
            int height = Math.max(2, HEIGHT * count / Math.max(1, most));
            bars.add(new Bar(span.percent(week + GAP / 2), span.percent(1 - GAP), HEIGHT - height, height, late));
        }
    }

    private static List<Row> rows(List<Load> loads) {
        Map<LocalDate, Row> rows = new TreeMap<>();
        for (Load load : loads) {
            for (Week week : load.weeks()) {
                rows.merge(
                        week.from(),
                        new Row(week.from(), week.asked(), week.answered(), week.late(), week.asked(), load.person()),
                        (one, other) -> new Row(
                                one.from(),
                                one.asked() + other.asked(),
                                one.answered() + other.answered(),
                                one.late() + other.late(),
                                Math.max(one.most(), other.most()),
                                one.most() >= other.most() ? one.who() : other.who()));
            }
        }
        return List.copyOf(rows.values());
    }

    private static List<Label> months(Span span, Locale locale) {
        List<Label> labels = new ArrayList<>();
        LocalDate month = span.first().withDayOfMonth(1).plusMonths(1);
        while (span.week(month) < span.weeks() - 2) {
            labels.add(new Label(
                    span.percent(ChronoUnit.DAYS.between(span.first(), month) / 7.0),
                    month.getMonth().getDisplayName(TextStyle.SHORT, locale)));
            month = month.plusMonths(MONTHS_APART);
        }
        return labels;
    }
}
