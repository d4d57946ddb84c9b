package org.halle.hall.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.halle.hall.Condition;
import org.halle.hall.Trying;
import org.halle.hall.WhatIf;
import org.halle.kernel.HalleClock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A tour de table tried out over HTTP. Nothing is recorded, so whoever is signed in may. */
@RestController
@RequestMapping("/api/rounds")
class WhatIfApi {

    private final Trying trying;
    private final HallViews views;
    private final HalleClock clock;

    WhatIfApi(Trying trying, HallViews views, HalleClock clock) {
        this.trying = trying;
        this.views = views;
        this.clock = clock;
    }

    /** What the table comes to. */
    @Schema(name = "WhatIfAnswer")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Answer(
            @Schema(description = "ids of the pledges that count, in the order they came in") List<String> firm,
            @Schema(description = "their sum, in euros") BigDecimal firmTotal,
            @Schema(description = "the other standing pledges, in the order they came in, and why they wait")
                    List<Waits> waiting,
            @Schema(
                            description =
                                    "by which rule the round closes at that moment: target (the firm total reaches it),"
                                            + " else deadline (it is reached or passed); null: the round goes on, only"
                                            + " a decision would close it",
                            allowableValues = {"target", "deadline"},
                            nullable = true)
                    @Nullable String closes) {}

    /** A pledge that waits. */
    @Schema(name = "WhatIfWaiting")
    record Waits(String id, List<Unmet> unmet) {}

    /** A condition that is not met. */
    @Schema(name = "WhatIfUnmet")
    record Unmet(
            String type,
            @Schema(oneOf = {BigDecimal.class, String.class}) Object value,
            @Nullable Instant by,
            @Schema(description = "its date has passed without it: it will not be met any more") boolean lapsed,
            @Schema(description = "in words, in the reader’s language") String says) {}

    @PostMapping("/evaluate")
    @Operation(
            summary = "What a tour de table would come to",
            description =
                    """
                    The firm pledges are the largest set of standing pledges in which every condition of every member                     holds, counting only members of the set; totals and funder counts include the pledge itself. A                     pledge stands from madeAt until just before withdrawnAt. kind-joins looks for *another* funder of                     that kind; pledge-stands for a pledge in the set, so that pledges may wait for each other; an                     unknown pledge, kind or milestone is simply never there. A condition with `by` is live until and                     including that moment; afterwards it holds if it held then, among the firm pledges of that moment,                     whatever came later. Nothing is recorded. Moments are ISO 8601; without a zone they are meant in                     Paris; a day alone is its beginning (madeAt, withdrawnAt, reachedAt) or its end. What cannot be                     read is refused with the places that are wrong, such as `pledges[2].conditions[0].value`.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = WhatIfBody.class))))
    Answer evaluate(@RequestBody Map<String, Object> body) {
        WhatIf question = WhatIfReader.read(body, clock.instant());
        Trying.Answer answer = trying.answer(question);
        return new Answer(
                answer.firm(),
                views.euros(answer.firmTotal()),
                answer.waiting().stream()
                        .map(one -> new Waits(
                                one.id(), one.unmet().stream().map(this::unmet).toList()))
                        .toList(),
                answer.closes() == null ? null : answer.closes().name().toLowerCase(Locale.ROOT));
    }

    private Unmet unmet(Trying.Want want) {
        return new Unmet(
                want.condition().type(),
                value(want.condition()),
                want.condition().by(),
                want.lapsed(),
                want.sentence());
    }

    private Object value(Condition condition) {
        if (condition instanceof Condition.TotalAtLeast wanted) {
            return views.euros(wanted.total());
        }
        if (condition instanceof Condition.FundersAtLeast wanted) {
            return wanted.funders();
        }
        if (condition instanceof Condition.KindJoins wanted) {
            return wanted.kind();
        }
        if (condition instanceof Condition.PledgeStands wanted) {
            return wanted.pledge();
        }
        return ((Condition.MilestoneReached) condition).milestone();
    }
}
