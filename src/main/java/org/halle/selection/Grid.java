package org.halle.selection;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.halle.desk.FormQuestions.Question;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.jspecify.annotations.Nullable;

/**
 * What an application is marked on, each criterion from 0 to {@value #HIGHEST}, and how much each counts.
 *
 * @param commentBelow a mark under this one wants a comment; 0 never does
 */
public record Grid(List<Criterion> criteria, int commentBelow) {

    public static final int HIGHEST = 5;

    /** By this custom property a field of the form says that it is a criterion; its value is how much it counts. */
    static final String WEIGHT = "weight";

    /**
     * One criterion.
     *
     * @param code the key of its field in the form
     * @param label as jurors read it
     * @param weight how many times it counts
     */
    public record Criterion(String code, String label, int weight) {

        public Criterion {
            if (weight < 1) {
                throw new IllegalArgumentException(code + " weighs " + weight);
            }
        }
    }

    public Grid {
        criteria = List.copyOf(criteria);
    }

    /** The criteria among a form's questions. */
    public static List<Criterion> criteria(List<Question> questions) {
        return questions.stream()
                .filter(question -> question.properties().containsKey(WEIGHT))
                .map(question -> new Criterion(
                        question.key(),
                        question.label(),
                        weight(question.properties().get(WEIGHT))))
                .toList();
    }

    private static int weight(@Nullable String noted) {
        return noted != null && noted.matches("[1-9]|10") ? Integer.parseInt(noted) : 1;
    }

    /**
     * @throws Refused when a criterion has no mark, a mark has no criterion, a mark is off the scale, or a low mark has
     *     no comment
     */
    Marks complete(Map<String, Integer> points, String comment) {
        if (criteria.isEmpty()) {
            throw new Refused("selection.grid.none");
        }
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
        if (comment.isBlank() && points.values().stream().anyMatch(mark -> mark < commentBelow)) {
            throw new RefusedFields(
                    "selection.score.comment-missing",
                    Map.of("comment", new Refused("selection.score.comment-why", commentBelow)));
        }
        return Marks.of(points);
    }

    /** The weighted mean of the marks, from 0 to {@value #HIGHEST}; criteria that were not marked then count nothing. */
    public double score(Marks marks) {
        Map<String, Integer> given = marks.byCriterion();
        int weights = 0;
        int points = 0;
        for (Criterion criterion : criteria) {
            Integer mark = given.get(criterion.code());
            if (mark != null) {
                weights += criterion.weight();
                points += criterion.weight() * mark;
            }
        }
        return weights == 0 ? 0 : (double) points / weights;
    }

    /** Whether some criteria count more than others. */
    public boolean isWeighted() {
        return criteria.stream().map(Criterion::weight).distinct().count() > 1;
    }
}
