package org.halle.selection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.ProgrammeId;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** First words for who is refused, from the marks: what the jury liked best and least. The manager may write others. */
@Component
class Reasons {

    private final Assessments assessments;
    private final Grids grids;
    private final MessageSource messages;

    Reasons(Assessments assessments, Grids grids, MessageSource messages) {
        this.assessments = assessments;
        this.grids = grids;
        this.messages = messages;
    }

    /** A criterion and the mean of its marks. */
    private record Mean(String label, double mark) {}

    /** In French, as letters to applicants are written by managers; empty for an application without a score. */
    Function<ApplicationId, String> of(ProgrammeId programme) {
        Grid grid = grids.of(programme);
        Map<ApplicationId, List<Marks>> marks = new HashMap<>();
        for (Assessment assessment : assessments.findByProgrammeOrderByAskedAtAscIdAsc(programme)) {
            Marks given = assessment.marks();
            if (assessment.state() == Assessment.State.SCORED && given != null) {
                marks.computeIfAbsent(assessment.application(), first -> new ArrayList<>())
                        .add(given);
            }
        }
        return application -> words(grid, marks.getOrDefault(application, List.of()));
    }

    private String words(Grid grid, List<Marks> given) {
        List<Mean> means = grid.criteria().stream()
                .flatMap(criterion -> mean(criterion, given).stream())
                .sorted(Comparator.comparingDouble(Mean::mark))
                .toList();
        if (means.size() < 2) {
            return "";
        }
        return String.valueOf(messages.getMessage(
                "selection.reason.suggested",
                new Object[] {
                    means.get(means.size() - 1).label(),
                    means.get(0).label(),
                    means.get(1).label()
                },
                Locale.FRENCH));
    }

    private static Optional<Mean> mean(Grid.Criterion criterion, List<Marks> given) {
        OptionalDouble mean = given.stream()
                .map(marks -> marks.byCriterion().get(criterion.code()))
                .filter(mark -> mark != null)
                .mapToInt(Integer::intValue)
                .average();
        return mean.isPresent() ? Optional.of(new Mean(criterion.label(), mean.getAsDouble())) : Optional.empty();
    }
}
