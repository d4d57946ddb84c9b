package org.halle.selection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.halle.call.Application;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.ProgrammeId;
import org.springframework.stereotype.Component;

/** The ranking as it stands now. */
@Component
class Rankings {

    private final Assessments assessments;
    private final Grids grids;

    Rankings(Assessments assessments, Grids grids) {
        this.assessments = assessments;
        this.grids = grids;
    }

    Ranking of(ProgrammeId programme, List<Application> running) {
        Grid grid = grids.of(programme);
        Map<ApplicationId, List<Assessment>> byApplication = new HashMap<>();
        for (Assessment assessment : assessments.findByProgrammeOrderByAskedAtAscIdAsc(programme)) {
            byApplication
                    .computeIfAbsent(assessment.application(), first -> new ArrayList<>())
                    .add(assessment);
        }
        List<Ranking.Scores> scores = running.stream()
                .map(application -> {
                    List<Assessment> asked = byApplication.getOrDefault(application.id(), List.of());
                    return new Ranking.Scores(
                            application.id(),
                            application.reference(),
                            (int) asked.stream().filter(Assessment::counts).count(),
                            scores(asked, grid).stream()
                                    .map(Calibration.Score::value)
                                    .toList());
                })
                .toList();
        return Ranking.of(
                scores,
                calibration(
                        byApplication.values().stream().flatMap(List::stream).toList(), grid));
    }

    /** How jurors score beside each other, from all they scored in the programme, withdrawn applications included. */
    Calibration calibration(ProgrammeId programme) {
        return calibration(assessments.findByProgrammeOrderByAskedAtAscIdAsc(programme), grids.of(programme));
    }

    private static Calibration calibration(List<Assessment> all, Grid grid) {
        return Calibration.of(scores(all, grid));
    }

    private static List<Calibration.Score> scores(List<Assessment> asked, Grid grid) {
        List<Calibration.Score> scores = new ArrayList<>();
        for (Assessment assessment : asked) {
            Marks marks = assessment.marks();
            if (assessment.state() == Assessment.State.SCORED && marks != null) {
                scores.add(new Calibration.Score(assessment.application(), assessment.juror(), grid.score(marks)));
            }
        }
        return scores;
    }
}
