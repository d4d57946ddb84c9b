package org.halle.hall.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The question of {@code POST /api/rounds/evaluate}, as the description of the API shows it. */
@Schema(name = "WhatIf")
record WhatIfBody(
        @Schema(description = "what must be firm for the round to close, in euros; without it the target never does")
                @Nullable BigDecimal target,
        @Schema(
                        description =
                                "the first moment at which the round is over; without it the deadline never comes",
                        example = "2026-06-30T22:00:00Z")
                @Nullable String deadline,
        @Schema(description = "the moment that is asked about; without it, now", example = "2026-06-01T08:00:00Z")
                @Nullable String asOf,
        @Schema(description = "every pledge ever made, the withdrawn ones too: they may have counted on a past date")
                List<Pledge> pledges,
        @Schema(
                        description =
                                "the milestones that are reached, by the names that conditions use; a name counts as"
                                        + " reached since ever, an object {id, reachedAt} from that moment on")
                @Nullable List<String> milestonesReached) {

    /** A pledge. */
    @Schema(name = "WhatIfPledge")
    record Pledge(
            @Schema(description = "any text; a pledge that is withdrawn and made again may keep it") String id,
            @Schema(description = "any text; pledges of one funder count as one funder") String funder,
            @Schema(description = "what sort of funder, any text: what kind-joins looks for") @Nullable String kind,
            @Schema(description = "in euros, to the cent; more than 0") BigDecimal amount,
            @Schema(description = "it stands from this moment on") String madeAt,
            @Schema(description = "it stands until just before this moment") @Nullable String withdrawnAt,
            @Nullable List<Condition> conditions) {}

    /** A condition of a pledge. */
    @Schema(name = "WhatIfCondition")
    record Condition(
            @Schema(
                            allowableValues = {
                                "total-at-least",
                                "funders-at-least",
                                "kind-joins",
                                "pledge-stands",
                                "milestone-reached"
                            })
                    String type,
            @Schema(
                            description = "total-at-least: euros; funders-at-least: a whole number; kind-joins: a kind;"
                                    + " pledge-stands: the id of a pledge; milestone-reached: a milestone",
                            oneOf = {BigDecimal.class, String.class})
                    Object value,
            @Schema(
                            description = "the last moment at which it may be met: as it stands then, so it stays",
                            example = "2026-06-30T21:59:59Z")
                    @Nullable String by) {}
}
