package org.halle.selection.web;

import java.util.List;
import org.halle.call.Decision;
import org.halle.kernel.Id;
import org.halle.selection.SelectionRegister.RankedLine;
import org.halle.selection.web.RankingView.RankingLineView;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/** The ranked table, for programs. */
@Mapper
interface RankingViews {

    @Mapping(target = "application", source = "application.id")
    @Mapping(target = "reference", source = "application.reference")
    @Mapping(target = "title", source = "application.content.title")
    @Mapping(target = "challenge", source = "application.content.challenge")
    @Mapping(target = "town", source = "application.content.town")
    @Mapping(target = "legalStatus", expression = "java(line.status().code())")
    @Mapping(target = "reviewsAsked", source = "asked")
    @Mapping(target = "reviewsReceived", source = "statistics.count")
    @Mapping(target = "mean", source = "statistics.mean")
    @Mapping(target = "median", source = "statistics.median")
    @Mapping(target = "standardDeviation", source = "statistics.deviation")
    @Mapping(target = "disagreement", expression = "java(line.statistics().disagreement())")
    RankingLineView line(RankedLine line);

    List<RankingLineView> lines(List<RankedLine> table);

    default String id(Id id) {
        return id.toString();
    }

    default @Nullable String code(@Nullable Decision decision) {
        return decision == null ? null : decision.code();
    }
}
