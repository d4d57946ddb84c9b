package org.halle.impact.web;

import java.util.List;
import java.util.Map;
import org.halle.cohort.VentureSection;
import org.halle.impact.Measuring;
import org.halle.impact.Series;
import org.halle.programme.BoardSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;

/** The impact's part of a venture's page and of a programme's board. */
@Configuration(proxyBeanMethods = false)
class ImpactSections {

    @Bean
    VentureSection impactOfVenture(Measuring measuring, ImpactViews views) {
        return VentureSection.titled("impact.venture.title")
                .order(50)
                .fragment("impact/venture :: series", (venture, by) -> {
                    List<ImpactViews.SeriesView> series = measuring.series(venture).stream()
                            .map(one -> views.of(one, LocaleContextHolder.getLocale()))
                            .toList();
                    return Map.of("series", series, "mayCorrect", measuring.mayRecord(by, venture));
                });
    }

    @Bean
    BoardSection impactOfProgramme(Measuring measuring) {
        return BoardSection.titled("impact.board.title").order(50).figures(programme -> {
            List<Series> series = measuring.series(programme);
            String path = "/programmes/" + programme + "/impact";
            return series.isEmpty()
                    ? List.of()
                    : List.of(
                            new BoardSection.Figure(
                                    "impact.board.baselines",
                                    series.stream()
                                            .filter(one -> one.baseline().isPresent())
                                            .count(),
                                    path),
                            new BoardSection.Figure(
                                    "impact.board.followed",
                                    series.stream()
                                            .filter(one -> one.latest().isPresent())
                                            .count(),
                                    path));
        });
    }
}
