package org.halle.selection.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.halle.call.Decision;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.people.SignedIn;
import org.halle.selection.Shortlisting;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changing the list, for a programme's managers only. It is settled and frozen by completing the tasks of that name. */
@RestController
@RequestMapping("/api/programmes/{id}/ranking")
@Tag(name = "Selection")
class DeliberationApi {

    private final Shortlisting shortlisting;
    private final RankingApi ranking;

    DeliberationApi(Shortlisting shortlisting, RankingApi ranking) {
        this.shortlisting = shortlisting;
        this.ranking = ranking;
    }

    /** How many to accept and to keep waiting. */
    record Propose(int seats, int waiting) {}

    /** @param decision accepted, waiting or refused; absent takes an earlier one back */
    record Decide(@Nullable String decision, @Nullable String reason) {}

    /** Up when negative. */
    record Move(int places) {}

    /** Whether the line is agreed on. */
    record Lock(boolean locked) {}

    @PostMapping("/propose")
    @Operation(summary = "Fill the list from the ranking; locked lines stay (managers)")
    RankingView propose(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestBody Propose wanted) {
        shortlisting.propose(me.id(), ProgrammeId.of(id), wanted.seats(), wanted.waiting());
        return ranking.ranking(me, id);
    }

    @PutMapping("/{application}")
    @Operation(summary = "Decide on an application (managers)")
    RankingView decide(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @PathVariable String application,
            @RequestBody Decide wanted) {
        shortlisting.decide(
                me.id(),
                ProgrammeId.of(id),
                ApplicationId.of(application),
                decision(wanted.decision()),
                wanted.reason() == null ? "" : wanted.reason());
        return ranking.ranking(me, id);
    }

    @PostMapping("/{application}/move")
    @Operation(summary = "Move an application in the list (managers)")
    RankingView move(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @PathVariable String application,
            @RequestBody Move wanted) {
        shortlisting.move(me.id(), ProgrammeId.of(id), ApplicationId.of(application), wanted.places());
        return ranking.ranking(me, id);
    }

    @PutMapping("/{application}/lock")
    @Operation(summary = "Lock or unlock a line of the list (managers)")
    RankingView lock(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @PathVariable String application,
            @RequestBody Lock wanted) {
        shortlisting.lock(me.id(), ProgrammeId.of(id), ApplicationId.of(application), wanted.locked());
        return ranking.ranking(me, id);
    }

    private static @Nullable Decision decision(@Nullable String code) {
        if (code == null || code.isBlank()) {
            return null;
        }
        for (Decision decision : Decision.values()) {
            if (decision.code().equals(code)) {
                return decision;
            }
        }
        throw new Refused("selection.decision.unknown", code);
    }
}
