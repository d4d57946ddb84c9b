package org.halle.selection;

import java.util.List;
import org.halle.desk.FormQuestions;
import org.halle.kernel.ProgrammeId;
import org.halle.programme.Programmes;
import org.springframework.stereotype.Component;

/** The grid of each programme: its criteria from the form that is in force, its weights from the manager. */
@Component
class Grids {

    private static final String PROCESS = "review";
    private static final String FORM = "review-grid";

    private final Rubrics rubrics;
    private final Programmes programmes;
    private final FormQuestions questions;

    Grids(Rubrics rubrics, Programmes programmes, FormQuestions questions) {
        this.rubrics = rubrics;
        this.programmes = programmes;
        this.questions = questions;
    }

    /** The grid that new reviews are marked on. */
    Grid of(ProgrammeId programme) {
        return of(programme, Grid.criteria(questions.of(PROCESS, FORM)));
    }

    /** The grid of a form that is perhaps older than the newest. */
    Grid of(ProgrammeId programme, List<Grid.Criterion> asked) {
        return rubric(programme)
                .grid(asked, programmes.get(programme).rules().weights().byCriterion());
    }

    Rubric rubric(ProgrammeId programme) {
        return rubrics.findById(programme).orElseGet(() -> Rubric.usual(programme));
    }
}
