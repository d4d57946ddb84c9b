package org.halle.selection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.halle.call.Application;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.ProgrammeId;
import org.springframework.stereotype.Component;

/** The ranking as it stands now. */
@Component
class Rankings {

    private final Assessments assessments;

    Rankings(Assessments assessments) {
        this.assessments = assessments;
    }

    Ranking of(ProgrammeId programme, List<Application> running, Grid grid) {
        Map<ApplicationId, List<Assessment>> byApplication = new HashMap<>();
        for (Assessment assessment : assessments.findByProgrammeOrderByAskedAtAscIdAsc(programme)) {
            byApplication
                    .computeIfAbsent(assessment.application(), first -> new ArrayList<>())
                    .add(assessment);
        }
        return Ranking.of(running.stream()
                .map(application -> {
                    List<Assessment> asked = byApplication.getOrDefault(application.id(), List.of());
                    return new Ranking.Scores(
                            application.id(),
                            application.reference(),
                            (int) asked.stream().filter(Assessment::counts).count(),
                            asked.stream()
                                    .map(Assessment::marks)
                                    .filter(Objects::nonNull)
                                    .map(grid::score)
                                    .toList());
                })
                .toList());
    }
}
