package org.halle.selection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * What a programme's manager sets on the grid that the form draws: how much each criterion counts, and under which mark
 * a juror must say why.
 *
 * @param weights "impact=2 need=1 …"; a criterion that is not there counts as the programme or the form says
 * @param commentBelow a mark under this one wants a comment; 0 never does
 */
public record Rubric(@Id ProgrammeId programme, String weights, int commentBelow, @Version @Nullable Long version) {

    public static final int HEAVIEST = 10;

    private static final int USUAL_COMMENT_BELOW = 2;

    static Rubric usual(ProgrammeId programme) {
        return new Rubric(programme, "", USUAL_COMMENT_BELOW, null);
    }

    /** The same in another programme. */
    Rubric alsoIn(ProgrammeId other) {
        return new Rubric(other, weights, commentBelow, null);
    }

    /** @throws RefusedFields when a weight is not from 1 to {@value #HEAVIEST}, or the mark is off the scale */
    Rubric weighing(Map<String, Integer> byCriterion, int commentBelow) {
        Map<String, Refused> wrong = new LinkedHashMap<>();
        byCriterion.forEach((criterion, weight) -> {
            if (weight < 1 || weight > HEAVIEST) {
                wrong.put("weight-" + criterion, new Refused("selection.grid.weight", HEAVIEST));
            }
        });
        if (commentBelow < 0 || commentBelow > Grid.HIGHEST) {
            wrong.put("commentBelow", new Refused("selection.score.off-scale", Grid.HIGHEST));
        }
        if (!wrong.isEmpty()) {
            throw new RefusedFields("selection.grid.refused", wrong);
        }
        String line = new TreeMap<>(byCriterion)
                .entrySet().stream()
                        .map(weight -> weight.getKey() + "=" + weight.getValue())
                        .collect(Collectors.joining(" "));
        return new Rubric(programme, line, commentBelow, version);
    }

    /**
     * The form's criteria, weighed.
     *
     * @param drafted the weights that the programme was drafted with: they count where nothing else is set here
     */
    Grid grid(List<Grid.Criterion> asked, Map<String, Integer> drafted) {
        Map<String, Integer> own = new TreeMap<>(drafted);
        for (String weight : weights.split(" ")) {
            int sign = weight.indexOf('=');
            if (sign > 0) {
                own.put(weight.substring(0, sign), Integer.valueOf(weight.substring(sign + 1)));
            }
        }
        List<Grid.Criterion> weighed = new ArrayList<>();
        for (Grid.Criterion criterion : asked) {
            weighed.add(new Grid.Criterion(
                    criterion.code(), criterion.label(), own.getOrDefault(criterion.code(), criterion.weight())));
        }
        return new Grid(weighed, commentBelow);
    }
}
