package org.halle.impact.web;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.halle.impact.Measurement;
import org.halle.impact.Series;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * A series drawn: measures at their dates, joined by a line, from zero up, with the target as a dashed line. Everything
 * it shows is in the table beside it too.
 *
 * @param text the whole in a sentence, for who does not see it
 * @param points of the line, as SVG wants them
 * @param targetY where the target's line stands; null when there is no target
 */
record SeriesChart(
        String title,
        String text,
        int width,
        int height,
        int floor,
        String points,
        List<Dot> dots,
        @Nullable Integer targetY) {

    /** A measure: where it stands, its figure and its name. */
    record Dot(int x, int y, String figure, int figureY, String label, String anchor) {}

    private static final int WIDTH = 420;
    private static final int HEIGHT = 210;
    private static final int SIDE = 28;
    private static final int TOP = 34;
    private static final int FLOOR = HEIGHT - 34;
    private static final int ABOVE = 12;

    static SeriesChart of(Series series, MessageSource texts, Locale locale) {
        List<Measurement> entries = series.standing();
        NumberFormat figures = figures(locale);
        BigDecimal target = series.indicator().target();
        double most = entries.stream()
                .map(Measurement::amount)
                .mapToDouble(BigDecimal::doubleValue)
                .max()
                .orElse(0);
        double top = Math.max(1e-9, Math.max(most, target == null ? 0 : target.doubleValue()));
        List<Dot> dots = new ArrayList<>();
        for (int index = 0; index < entries.size(); index++) {
            Measurement entry = entries.get(index);
            int x = x(entries, entry);
            int y = y(entry.amount().doubleValue(), top);
            String anchor = entries.size() == 1
                    ? "middle"
                    : index == 0 ? "start" : index == entries.size() - 1 ? "end" : "middle";
            dots.add(new Dot(
                    x,
                    y,
                    figures.format(entry.amount()),
                    y - ABOVE,
                    texts.getMessage("impact.point.short." + entry.point().code(), null, locale),
                    anchor));
        }
        return new SeriesChart(
                texts.getMessage(
                        "impact.chart.title", new Object[] {series.indicator().name()}, locale),
                sentence(dots, texts, locale),
                WIDTH,
                HEIGHT,
                FLOOR,
                dots.stream().map(dot -> dot.x() + "," + dot.y()).collect(Collectors.joining(" ")),
                dots,
                target == null ? null : y(target.doubleValue(), top));
    }

    static NumberFormat figures(Locale locale) {
        NumberFormat figures = NumberFormat.getInstance(locale);
        figures.setMaximumFractionDigits(2);
        return figures;
    }

    private static String sentence(List<Dot> dots, MessageSource texts, Locale locale) {
        if (dots.isEmpty()) {
            return "";
        }
        String first = dots.get(0).figure();
        String last = dots.get(dots.size() - 1).figure();
        return dots.size() == 1
                ? texts.getMessage("impact.chart.one", new Object[] {first}, locale)
                : texts.getMessage("impact.chart.text", new Object[] {first, last, dots.size()}, locale);
    }

    private static int x(List<Measurement> entries, Measurement entry) {
        LocalDate from = entries.get(0).measuredOn();
        long days =
                ChronoUnit.DAYS.between(from, entries.get(entries.size() - 1).measuredOn());
        if (days == 0) {
            int place = entries.indexOf(entry) + 1;
            return WIDTH * place / (entries.size() + 1);
        }
        long passed = ChronoUnit.DAYS.between(from, entry.measuredOn());
        return SIDE + (int) ((WIDTH - 2 * SIDE) * passed / days);
    }

    private static int y(double amount, double top) {
        return FLOOR - (int) Math.round((FLOOR - TOP) * amount / top);
    }
}
