package org.halle.selection.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.halle.kernel.Alphabet;
import org.halle.kernel.PersonId;
import org.halle.people.Person;
import org.halle.selection.Assessment;
import org.halle.selection.Assessment.State;
import org.halle.selection.Calibration;
import org.halle.selection.Calibration.Kindness;
import org.halle.selection.Grid;
import org.halle.selection.Marks;
import org.jspecify.annotations.Nullable;

/**
 * What each juror gave one application, criterion by criterion.
 *
 * @param columns the jurors who scored it, by name
 * @param rows the criteria of the grid
 * @param aside those who stepped back or did not answer
 */
record MarkSheet(List<Column> columns, List<Row> rows, List<Column> aside) {

    /**
     * One juror.
     *
     * @param score weighted, out of 5; null unless scored
     * @param shift how much kinder (positive) or severer they score than the others; null unless scored
     */
    record Column(
            String name,
            State state,
            boolean substitute,
            @Nullable Double score,
            @Nullable Double shift,
            String comment,
            @Nullable Instant answeredAt) {}

    /** One criterion with its marks in the order of the columns; null where the juror's form did not have it. */
    record Row(String label, int weight, List<@Nullable Integer> marks, double mean) {}

    static MarkSheet of(
            List<Assessment> assessments, Grid grid, Map<PersonId, Person> people, Calibration calibration) {
        List<Assessment> sorted = assessments.stream()
                .sorted(Comparator.comparing(assessment -> name(assessment, people), Alphabet.order()))
                .toList();
        List<Assessment> scored = sorted.stream()
                .filter(one -> one.state() == State.SCORED && one.marks() != null)
                .toList();
        List<Row> rows = new ArrayList<>();
        for (Grid.Criterion criterion : grid.criteria()) {
            List<@Nullable Integer> marks = new ArrayList<>();
            scored.forEach(one -> marks.add(mark(one, criterion.code())));
            double mean = marks.stream()
                    .filter(mark -> mark != null)
                    .mapToInt(Integer::intValue)
                    .average()
                    .orElse(0);
            rows.add(new Row(criterion.label(), criterion.weight(), marks, mean));
        }
        return new MarkSheet(
                scored.stream()
                        .map(one -> column(one, grid, people, calibration))
                        .toList(),
                rows,
                sorted.stream()
                        .filter(one -> !one.counts())
                        .map(one -> column(one, grid, people, calibration))
                        .toList());
    }

    private static @Nullable Integer mark(Assessment assessment, String criterion) {
        Marks marks = assessment.marks();
        return marks == null ? null : marks.byCriterion().get(criterion);
    }

    private static Column column(
            Assessment assessment, Grid grid, Map<PersonId, Person> people, Calibration calibration) {
        Marks marks = assessment.marks();
        return new Column(
                name(assessment, people),
                assessment.state(),
                assessment.substitute(),
                marks == null ? null : grid.score(marks),
                marks == null
                        ? null
                        : calibration
                                .juror(assessment.juror())
                                .map(Kindness::shift)
                                .orElse(null),
                assessment.comment(),
                assessment.answeredAt());
    }

    private static String name(Assessment assessment, Map<PersonId, Person> people) {
        Person person = people.get(assessment.juror());
        return person == null ? "" : person.displayName();
    }
}
