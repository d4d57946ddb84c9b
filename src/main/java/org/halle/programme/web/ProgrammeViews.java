package org.halle.programme.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.halle.kernel.HalleClock;
import org.halle.kernel.ProgrammeId;
import org.halle.programme.Plan;
import org.halle.programme.Programme;
import org.halle.programme.Rules;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/** Programmes outward, to pages. */
@Mapper
interface ProgrammeViews {

    DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm").withZone(HalleClock.PARIS);

    ProgrammeView view(Programme programme);

    PlanView plan(Plan plan);

    @Mapping(target = "weightPurpose", source = "weights.purpose")
    @Mapping(target = "weightImpact", source = "weights.impact")
    @Mapping(target = "weightNeed", source = "weights.need")
    @Mapping(target = "weightInnovation", source = "weights.innovation")
    @Mapping(target = "weightQuality", source = "weights.quality")
    RulesView rules(Rules rules);

    default String id(ProgrammeId id) {
        return id.toString();
    }

    default String local(Instant instant) {
        return LOCAL.format(instant);
    }

    default String day(LocalDate day) {
        return day.toString();
    }
}
