package org.halle.impact.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.halle.impact.Reporting.Cohort;
import org.halle.impact.Reporting.Report;
import org.springframework.context.MessageSource;

/**
 * The ventures of each cohort as a bar, those that graduated in a darker part of it. The table beside it says the same, and
 * names the cohorts: of a year with several, each has its number there and here.
 *
 * @param text the whole in a sentence, for who does not see it
 */
record CohortBars(String text, int width, int height, List<Bar> bars) {

    /** One cohort: its bar, the part that graduated, and what stands before and behind it. */
    record Bar(String label, long figure, int y, int wide, int graduated, int textY) {}

    private static final int LEFT = 72;

    private static final int WIDTH = 420;
    private static final int RIGHT = 44;
    private static final int ROW = 30;
    private static final int TEXT = 18;

    static CohortBars of(Report report, MessageSource texts, Locale locale) {
        long most = report.cohorts().stream()
                .mapToLong(cohort -> cohort.count().accompanied())
                .max()
                .orElse(1);
        List<String> labels = labels(report.cohorts().stream().map(Cohort::year).toList());
        List<Bar> bars = new ArrayList<>();
        for (Cohort cohort : report.cohorts()) {
            int y = bars.size() * ROW;
            bars.add(new Bar(
                    labels.get(bars.size()),
                    cohort.count().accompanied(),
                    y,
                    part(cohort.count().accompanied(), most),
                    part(cohort.count().graduated(), most),
                    y + TEXT));
        }
        return new CohortBars(
                texts.getMessage(
                        "impact.report.bars",
                        new Object[] {
                            bars.size(),
                            report.period().accompanied(),
                            report.period().graduated()
                        },
                        locale),
                WIDTH,
                Math.max(1, bars.size()) * ROW,
                bars);
    }

    /** The year of each, in their order, with a number where another has the same: 2026 (1), 2026 (2). */
    static List<String> labels(List<Integer> years) {
        List<String> labels = new ArrayList<>();
        for (int place = 0; place < years.size(); place++) {
            Integer year = years.get(place);
            labels.add(
                    Collections.frequency(years, year) == 1
                            ? String.valueOf(year)
                            : year + " (" + Collections.frequency(years.subList(0, place + 1), year) + ")");
        }
        return labels;
    }

    private static int part(long figure, long most) {
        return (int) ((WIDTH - LEFT - RIGHT) * figure / Math.max(1, most));
    }
}
