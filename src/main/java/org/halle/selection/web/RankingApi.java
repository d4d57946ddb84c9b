package org.halle.selection.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.halle.kernel.ProgrammeId;
import org.halle.people.SignedIn;
import org.halle.programme.Programmes;
import org.halle.selection.SelectionRegister;
import org.halle.selection.Shortlist;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The ranking, for a programme's managers only. */
@RestController
@RequestMapping("/api/programmes/{id}/ranking")
@Tag(name = "Selection")
class RankingApi {

    private final SelectionRegister register;
    private final Programmes programmes;
    private final RankingViews views;

    RankingApi(SelectionRegister register, Programmes programmes, RankingViews views) {
        this.register = register;
        this.programmes = programmes;
        this.views = views;
    }

    @GetMapping
    @Operation(summary = "Ranked applications with their scores and decisions (managers)")
    RankingView ranking(@AuthenticationPrincipal SignedIn me, @PathVariable String id) {
        ProgrammeId programme = ProgrammeId.of(id);
        Optional<Shortlist> list = register.shortlist(me.id(), programme);
        return new RankingView(
                programme.toString(),
                programmes.get(programme).rules().seats(),
                list.map(Shortlist::settledAt).orElse(null),
                list.map(Shortlist::frozenAt).orElse(null),
                list.map(Shortlist::announcedAt).orElse(null),
                views.lines(register.table(me.id(), programme)));
    }
}
