package org.halle.selection.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.SignedIn;
import org.halle.selection.Assessment;
import org.halle.selection.Calibration;
import org.halle.selection.Grid;
import org.halle.selection.SelectionRegister;
import org.halle.selection.SelectionRegister.RankedLine;
import org.halle.selection.Weighing;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The jury's scores and its grid, for a programme's managers only. */
@RestController
@RequestMapping("/api/programmes/{id}")
@Tag(name = "Selection")
class ScoresApi {

    private final SelectionRegister register;
    private final Weighing weighing;

    ScoresApi(SelectionRegister register, Weighing weighing) {
        this.register = register;
        this.weighing = weighing;
    }

    /**
     * The scores of a programme.
     *
     * @param groups how many groups of jurors share no application; corrected scores compare within one only
     */
    record ScoresView(List<ScoreView> scores, List<JurorView> jurors, int groups) {}

    /** One juror's marks for one application. */
    record ScoreView(
            String application,
            String reference,
            String juror,
            Map<String, Integer> marks,
            double score,
            String comment,
            boolean substitute) {}

    /**
     * How a juror scores beside the others.
     *
     * @param shift in points of 5: positive is kinder
     */
    record JurorView(String juror, double shift, int scores, int group) {}

    /** What an application is marked on. */
    record GridView(List<CriterionView> criteria, int highest, int commentBelow) {}

    /** One criterion. */
    record CriterionView(String code, String label, int weight) {}

    /** What a manager sets. */
    record SetGrid(@Nullable Map<String, Integer> weights, int commentBelow) {}

    @GetMapping("/scores")
    @Operation(summary = "Every score with its marks, and how severe each juror is (managers)")
    ScoresView scores(@AuthenticationPrincipal SignedIn me, @PathVariable String id) {
        ProgrammeId programme = ProgrammeId.of(id);
        Grid grid = weighing.grid(programme);
        Map<ApplicationId, String> references = register.table(me.id(), programme).stream()
                .map(RankedLine::application)
                .collect(Collectors.toMap(application -> application.id(), application -> application.reference()));
        Calibration calibration = register.calibration(me.id(), programme);
        return new ScoresView(
                register.assessments(me.id(), programme).stream()
                        .filter(one -> one.marks() != null && references.containsKey(one.application()))
                        .map(one -> view(one, grid, references))
                        .toList(),
                calibration.jurors().stream()
                        .map(one -> new JurorView(one.juror().toString(), one.shift(), one.scores(), one.group()))
                        .toList(),
                calibration.groups());
    }

    private static ScoreView view(Assessment assessment, Grid grid, Map<ApplicationId, String> references) {
        Map<String, Integer> marks =
                assessment.marks() == null ? Map.of() : assessment.marks().byCriterion();
        return new ScoreView(
                assessment.application().toString(),
                references.getOrDefault(assessment.application(), ""),
                assessment.juror().toString(),
                marks,
                assessment.marks() == null ? 0 : grid.score(assessment.marks()),
                assessment.comment(),
                assessment.substitute());
    }

    @GetMapping("/grid")
    @Operation(summary = "What applications are marked on")
    GridView grid(@PathVariable String id) {
        return view(weighing.grid(ProgrammeId.of(id)));
    }

    @PutMapping("/grid")
    @Operation(summary = "Say how much each criterion counts, and under which mark a comment is required (managers)")
    GridView weigh(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestBody SetGrid grid) {
        ProgrammeId programme = ProgrammeId.of(id);
        weighing.weigh(me.id(), programme, grid.weights() == null ? Map.of() : grid.weights(), grid.commentBelow());
        return view(weighing.grid(programme));
    }

    private static GridView view(Grid grid) {
        return new GridView(
                grid.criteria().stream()
                        .map(one -> new CriterionView(one.code(), one.label(), one.weight()))
                        .toList(),
                Grid.HIGHEST,
                grid.commentBelow());
    }
}
