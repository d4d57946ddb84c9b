package org.halle.selection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;

/**
 * What scores would be if every juror were as severe as the others. A score is taken for the worth of the application,
 * plus how kind the juror is, plus chance; worth and kindness are those that leave the least squares of chance (the
 * two-way crossed classification without interaction, with unequal numbers: S. R. Searle, <i>Linear Models</i>, Wiley
 * 1971, chapter 7). The decision record on juror effects says why, and what it cannot tell.
 *
 * <p>Only differences between jurors who are joined, through applications they read both or through others, can be told:
 * jurors and applications fall into groups (D. L. Weeks and D. R. Williams, <i>Technometrics</i> 6, 1964). In each group
 * the correction takes as much as it gives: the mean of its scores stays. Scores of different groups are not comparable.
 */
public final class Calibration {

    /** A juror's score for an application, out of 5. */
    public record Score(ApplicationId application, PersonId juror, double value) {}

    /**
     * How a juror scores beside the jurors they can be compared with.
     *
     * @param shift by how much their scores are kinder (positive) or severer than the group's
     * @param scores on how many scores that rests
     * @param group the number of the group, from 0
     */
    public record Kindness(PersonId juror, double shift, int scores, int group) {}

    private final Map<ApplicationId, Double> corrected = new HashMap<>();
    private final Map<ApplicationId, Integer> groupOf = new HashMap<>();
    private final Map<PersonId, Kindness> jurors = new LinkedHashMap<>();
    private int groups;

    private Calibration() {}

    /** @param scores at most one for each juror and application */
    public static Calibration of(Collection<Score> scores) {
        Calibration calibration = new Calibration();
        for (List<Score> group : joined(scores)) {
            calibration.solve(group);
        }
        return calibration;
    }

    /** The application's score had every juror been as severe as the others; empty without a score. It may pass 5. */
    public Optional<Double> corrected(ApplicationId application) {
        return Optional.ofNullable(corrected.get(application));
    }

    /** The severest first. */
    public List<Kindness> jurors() {
        return jurors.values().stream()
                .sorted(Comparator.comparing(Kindness::shift))
                .toList();
    }

    public Optional<Kindness> juror(PersonId juror) {
        return Optional.ofNullable(jurors.get(juror));
    }

    /** How many groups there are; with more than one, corrected scores cannot all be compared. */
    public int groups() {
        return groups;
    }

    /** The number of the application's group, from 0; empty without a score. */
    public Optional<Integer> groupOf(ApplicationId application) {
        return Optional.ofNullable(groupOf.get(application));
    }

    /** The scores, apart where no juror and no application joins them; groups in the order of their first score. */
    private static List<List<Score>> joined(Collection<Score> scores) {
        Map<ApplicationId, List<Score>> byApplication = new LinkedHashMap<>();
        Map<PersonId, List<Score>> byJuror = new HashMap<>();
        for (Score score : scores) {
            byApplication
                    .computeIfAbsent(score.application(), first -> new ArrayList<>())
                    .add(score);
            byJuror.computeIfAbsent(score.juror(), first -> new ArrayList<>()).add(score);
        }
        List<List<Score>> groups = new ArrayList<>();
        while (!byApplication.isEmpty()) {
            List<Score> group = new ArrayList<>();
            Deque<ApplicationId> reached = new ArrayDeque<>();
            reached.add(byApplication.keySet().iterator().next());
            while (!reached.isEmpty()) {
                List<Score> own = byApplication.remove(reached.remove());
                if (own != null) {
                    group.addAll(own);
                    for (Score score : own) {
                        List<Score> elsewhere = byJuror.remove(score.juror());
                        if (elsewhere != null) {
                            elsewhere.forEach(other -> reached.add(other.application()));
                        }
                    }
                }
            }
            groups.add(group);
        }
        return groups;
    }

    /**
     * The normal equations with the applications taken out: for each juror j, who gave n scores,
     * {@code n b(j) - sum over their applications of the mean b = sum of what they scored above the mean}. They say
     * nothing of a shift that all share; adding the square of {@code sum of n b}, which is to be 0, settles it.
     */
    private void solve(List<Score> group) {
        Map<PersonId, Integer> places = new LinkedHashMap<>();
        Map<ApplicationId, List<Score>> byApplication = new LinkedHashMap<>();
        for (Score score : group) {
            places.putIfAbsent(score.juror(), places.size());
            byApplication
                    .computeIfAbsent(score.application(), first -> new ArrayList<>())
                    .add(score);
        }
        int size = places.size();
        double[][] matrix = new double[size][size];
        double[] right = new double[size];
        int[] count = new int[size];
        for (List<Score> own : byApplication.values()) {
            double mean = own.stream().mapToDouble(Score::value).average().orElse(0);
            for (Score score : own) {
                int juror = places.getOrDefault(score.juror(), 0);
                count[juror]++;
                matrix[juror][juror]++;
                right[juror] += score.value() - mean;
                for (Score beside : own) {
                    matrix[juror][places.getOrDefault(beside.juror(), 0)] -= 1.0 / own.size();
                }
            }
        }
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                matrix[row][column] += (double) count[row] * count[column];
            }
        }
        double[] shifts = solved(matrix, right);
        places.forEach((juror, place) ->
                jurors.put(juror, new Kindness(juror, Statistics.rounded(shifts[place]), count[place], groups)));
        byApplication.forEach((application, own) -> {
            double worth = own.stream()
                    .mapToDouble(score -> score.value() - shifts[places.getOrDefault(score.juror(), 0)])
                    .average()
                    .orElse(0);
            corrected.put(application, Statistics.rounded(worth));
            groupOf.put(application, groups);
        });
        groups++;
    }

    /** Elimination; the matrix is symmetric and positive definite, so that no rows need changing places. */
    private static double[] solved(double[][] matrix, double[] right) {
        int size = right.length;
        for (int pivot = 0; pivot < size; pivot++) {
            for (int row = pivot + 1; row < size; row++) {
                double factor = matrix[row][pivot] / matrix[pivot][pivot];
                for (int column = pivot; column < size; column++) {
                    matrix[row][column] -= factor * matrix[pivot][column];
                }
                right[row] -= factor * right[pivot];
            }
        }
        double[] solution = new double[size];
        for (int row = size - 1; row >= 0; row--) {
            double rest = right[row];
            for (int column = row + 1; column < size; column++) {
                rest -= matrix[row][column] * solution[column];
            }
            solution[row] = rest / matrix[row][row];
        }
        return solution;
    }
}
