package org.halle.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.halle.desk.FormQuestions.Question;
import org.halle.kernel.RefusedFields;
import org.halle.selection.Grid.Criterion;
import org.junit.jupiter.api.Test;

class RubricTest {

    private final Rubric usual = Rubric.usual(Samples.PROGRAMME);

    @Test
    void takesItsCriteriaFromTheFieldsThatWeighSomething() {
        assertThat(Grid.criteria(List.of(
                        new Question("recuse", "Je me récuse", Map.of()),
                        new Question("impact", "Impact", Map.of("weight", "2")),
                        new Question("need", "Besoin", Map.of("weight", "lourd")))))
                .containsExactly(new Criterion("impact", "Impact", 2), new Criterion("need", "Besoin", 1));
    }

    @Test
    void countsAsTheManagerThenTheProgrammeThenTheFormSays() {
        List<Criterion> asked = List.of(
                new Criterion("impact", "Impact", 2),
                new Criterion("need", "Besoin", 2),
                new Criterion("joy", "Joie", 3));

        Grid grid = usual.weighing(Map.of("impact", 5), 3).grid(asked, Map.of("impact", 1, "need", 4));

        assertThat(grid.criteria()).extracting(Criterion::weight).containsExactly(5, 4, 3);
        assertThat(grid.commentBelow()).isEqualTo(3);
        assertThat(grid.isWeighted()).isTrue();
    }

    @Test
    void refusesWeightsAndMarksOffTheScaleFieldByField() {
        assertThatThrownBy(() -> usual.weighing(Map.of("impact", 0, "need", 11, "purpose", 10), 6))
                .isInstanceOfSatisfying(RefusedFields.class, refused -> assertThat(refused.fields())
                        .containsOnlyKeys("weight-impact", "weight-need", "commentBelow"));
    }
}
