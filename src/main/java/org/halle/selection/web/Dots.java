package org.halle.selection.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.halle.selection.Grid;
import org.jspecify.annotations.Nullable;

/**
 * The scores of one application drawn on a line from 0 to 5: a dot a juror, a tick for the mean, a diamond for the
 * corrected score. Everything it shows stands beside it in figures too.
 *
 * @param ticks where 0, 1… 5 stand, in per cent of the width
 * @param mean where the tick of the mean stands; null without a score
 * @param corrected where the diamond stands; null without a score
 */
record Dots(List<Dot> dots, List<String> ticks, @Nullable String mean, @Nullable String corrected) {

    /**
     * One juror's score.
     *
     * @param x in per cent of the width
     * @param y in pixels; dots that would hide each other stand one above the other
     */
    record Dot(String x, int y) {}

    static final int HEIGHT = 36;

    private static final double SIDE = 3;
    private static final int STEP = 8;
    private static final double TOO_NEAR = 0.15;

    static Dots of(List<Double> scores, double mean, @Nullable Double corrected) {
        List<Double> sorted = scores.stream().sorted().toList();
        List<Dot> dots = new ArrayList<>();
        List<Double> level = new ArrayList<>();
        for (Double score : sorted) {
            if (!level.isEmpty() && score - level.get(0) > TOO_NEAR) {
                dots.addAll(column(level));
                level.clear();
            }
            level.add(score);
        }
        dots.addAll(column(level));
        List<String> ticks = new ArrayList<>();
        for (int mark = 0; mark <= Grid.HIGHEST; mark++) {
            ticks.add(x(mark));
        }
        return new Dots(dots, ticks, sorted.isEmpty() ? null : x(mean), corrected == null ? null : x(corrected));
    }

    private static List<Dot> column(List<Double> scores) {
        List<Dot> column = new ArrayList<>();
        for (int place = 0; place < scores.size(); place++) {
            int y = HEIGHT / 2 + STEP * place - STEP * (scores.size() - 1) / 2;
            column.add(new Dot(x(scores.get(place)), y));
        }
        return column;
    }

    /** Where a score stands; one beyond the scale stands at its end. */
    private static String x(double score) {
        double within = Math.max(0, Math.min(Grid.HIGHEST, score));
        return String.format(Locale.ROOT, "%.1f%%", SIDE + within / Grid.HIGHEST * (100 - 2 * SIDE));
    }
}
