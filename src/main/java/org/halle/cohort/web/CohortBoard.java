package org.halle.cohort.web;

import java.util.List;
import org.halle.cohort.CohortOverview;
import org.halle.cohort.Milestone;
import org.halle.cohort.Venture;
import org.halle.programme.BoardSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The cohort's part of a programme's board. */
@Configuration(proxyBeanMethods = false)
class CohortBoard {

    @Bean
    BoardSection cohortSection(CohortOverview overview) {
        return BoardSection.titled("cohort.board.title").order(30).figures(programme -> {
            List<CohortOverview.Line> lines = overview.lines(programme);
            if (lines.isEmpty()) {
                return List.of();
            }
            String path = "/cohort/" + programme;
            long live =
                    lines.stream().filter(line -> line.venture().state().live()).count();
            long graduated = lines.stream()
                    .filter(line -> line.venture().state() == Venture.State.GRADUATED)
                    .count();
            long accepted = lines.stream()
                    .flatMap(line -> line.milestones().stream())
                    .filter(cell -> cell.state() == Milestone.State.ACCEPTED)
                    .count();
            return List.of(
                    new BoardSection.Figure("cohort.board.live", live, path),
                    new BoardSection.Figure("cohort.board.accepted", accepted, path),
                    new BoardSection.Figure("cohort.board.graduated", graduated, path));
        });
    }
}
