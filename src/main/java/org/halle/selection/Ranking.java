package org.halle.selection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halle.kernel.ApplicationId;
import org.jspecify.annotations.Nullable;

/**
 * The applications of a programme by the jury's scores, best first: by mean, then by median, then by their reference.
 * Those without any score come last and have no rank.
 */
public record Ranking(List<Ranked> lines) {

    /** The scores of one application. */
    public record Scores(ApplicationId application, String reference, int asked, List<Double> scores) {}

    /**
     * One application's place.
     *
     * @param rank from 1, shared by those whose mean and median are the same; 0 without any score
     * @param asked how many jurors are or were at work on it
     * @param scores the jurors' own, out of 5
     * @param corrected the score had every juror been as severe as the others; null without any
     * @param correctedRank the place by that score, shared by equals; 0 without any
     */
    public record Ranked(
            ApplicationId application,
            String reference,
            int rank,
            int asked,
            Statistics statistics,
            List<Double> scores,
            @Nullable Double corrected,
            int correctedRank) {

        public boolean scored() {
            return statistics.count() > 0;
        }
    }

    public Ranking {
        lines = List.copyOf(lines);
    }

    public static Ranking of(List<Scores> scores, Calibration calibration) {
        Map<ApplicationId, Integer> correctedRanks = correctedRanks(scores, calibration);
        List<Ranked> unranked = scores.stream()
                .map(one -> new Ranked(
                        one.application(),
                        one.reference(),
                        0,
                        one.asked(),
                        Statistics.of(one.scores()),
                        one.scores(),
                        calibration.corrected(one.application()).orElse(null),
                        correctedRanks.getOrDefault(one.application(), 0)))
                .sorted(Comparator.comparing(Ranked::scored)
                        .thenComparing(line -> line.statistics().mean())
                        .thenComparing(line -> line.statistics().median())
                        .reversed()
                        .thenComparing(Ranked::reference))
                .toList();
        List<Ranked> ranked = new ArrayList<>();
        for (Ranked line : unranked) {
            ranked.add(new Ranked(
                    line.application(),
                    line.reference(),
                    rank(line, ranked),
                    line.asked(),
                    line.statistics(),
                    line.scores(),
                    line.corrected(),
                    line.correctedRank()));
        }
        return new Ranking(ranked);
    }

    public Optional<Ranked> of(ApplicationId application) {
        return lines.stream()
                .filter(line -> line.application().equals(application))
                .findFirst();
    }

    private static Map<ApplicationId, Integer> correctedRanks(List<Scores> scores, Calibration calibration) {
        List<Double> best = scores.stream()
                .flatMap(one -> calibration.corrected(one.application()).stream())
                .sorted(Comparator.reverseOrder())
                .toList();
        Map<ApplicationId, Integer> ranks = new HashMap<>();
        scores.forEach(one -> calibration
                .corrected(one.application())
                .ifPresent(score -> ranks.put(one.application(), best.indexOf(score) + 1)));
        return ranks;
    }

    private static int rank(Ranked line, List<Ranked> better) {
        if (!line.scored()) {
            return 0;
        }
        if (better.isEmpty()) {
            return 1;
        }
        Ranked before = better.get(better.size() - 1);
        boolean level = before.statistics().mean() == line.statistics().mean()
                && before.statistics().median() == line.statistics().median();
        return level ? before.rank() : better.size() + 1;
    }
}
