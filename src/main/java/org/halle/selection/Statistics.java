package org.halle.selection;

import java.util.Arrays;
import java.util.Collection;

/**
 * What a few jurors' scores of one application say together. Rounded to four decimals, so that equal results compare
 * equal.
 *
 * @param count how many scores there are; with none, the figures are 0
 * @param deviation the standard deviation of the population: these jurors are the whole jury, not a sample of it
 */
public record Statistics(int count, double mean, double median, double deviation, double lowest, double highest) {

    /** A gap between the kindest and the severest juror, out of 5, that the deliberation should hear about. */
    public static final double WIDE_GAP = 2.0;

    public static Statistics of(Collection<Double> scores) {
        double[] sorted =
                scores.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            return new Statistics(0, 0, 0, 0, 0, 0);
        }
        double mean = Arrays.stream(sorted).sum() / sorted.length;
        double squares = Arrays.stream(sorted)
                .map(score -> (score - mean) * (score - mean))
                .sum();
        return new Statistics(
                sorted.length,
                rounded(mean),
                rounded(median(sorted)),
                rounded(Math.sqrt(squares / sorted.length)),
                rounded(sorted[0]),
                rounded(sorted[sorted.length - 1]));
    }

    /** Whether the mean hides that jurors see this application differently. */
    public boolean disagreement() {
        return count > 1 && rounded(highest - lowest) >= WIDE_GAP;
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    static double rounded(double figure) {
        return Math.round(figure * 10_000) / 10_000.0;
    }
}
