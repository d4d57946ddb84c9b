package org.halle.selection;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.halle.kernel.Refused;

/** What an application is marked on, each criterion from 0 to {@value #HIGHEST}, and how much each counts. */
public record Grid(List<Criterion> criteria) {

    public static final int HIGHEST = 5;

    /**
     * The five criteria of the territorial call to cooperation: purpose of the cooperation, socio-economic impact, answer
     * to a need of the territory, innovative character, quality of the cooperation's process. They count alike.
     */
    public static final Grid ATIS = new Grid(List.of(
            new Criterion("purpose", 1),
            new Criterion("impact", 1),
            new Criterion("need", 1),
            new Criterion("innovation", 1),
            new Criterion("quality", 1)));

    /**
     * One criterion.
     *
     * @param code the key of its field in the form
     * @param weight how many times it counts
     */
    public record Criterion(String code, int weight) {

        public Criterion {
            if (weight < 1) {
                throw new IllegalArgumentException(code + " weighs " + weight);
            }
        }
    }

    public Grid {
        criteria = List.copyOf(criteria);
    }

    /** @throws Refused when a criterion has no mark, a mark has no criterion, or a mark is off the scale */
    Marks complete(Map<String, Integer> points) {
        TreeSet<String> missing = new TreeSet<>();
        for (Criterion criterion : criteria) {
            Integer mark = points.get(criterion.code());
            if (mark == null) {
                missing.add(criterion.code());
            } else if (mark < 0 || mark > HIGHEST) {
                throw new Refused("selection.score.off-scale", HIGHEST);
            }
        }
        if (!missing.isEmpty()) {
            throw new Refused("selection.score.incomplete", missing.size());
        }
        if (points.size() > criteria.size()) {
            throw new Refused("selection.score.unknown");
        }
        return Marks.of(points);
    }

    /** The weighted mean of the marks, from 0 to {@value #HIGHEST}. */
    public double score(Marks marks) {
        int weights = criteria.stream().mapToInt(Criterion::weight).sum();
        int points = criteria.stream()
                .mapToInt(criterion -> criterion.weight() * marks.of(criterion.code()))
                .sum();
        return (double) points / weights;
    }
}
