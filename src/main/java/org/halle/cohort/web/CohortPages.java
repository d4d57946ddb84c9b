package org.halle.cohort.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.halle.cohort.CohortOverview;
import org.halle.cohort.MilestoneCell;
import org.halle.cohort.Quota;
import org.halle.cohort.Session;
import org.halle.cohort.Venture;
import org.halle.cohort.VentureRegister;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.people.SignedIn;
import org.halle.programme.Programmes;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The board of a cohort: every venture and how far it is. */
@Controller
class CohortPages {

    /**
     * A venture's line on the board.
     *
     * @param drawn its cells as HTML
     */
    record LineView(
            String id,
            String name,
            String state,
            String tone,
            List<CohortViews.CellView> cells,
            String drawn,
            Quota quota) {}

    private static final int NEXT_SESSIONS = 4;

    private final CohortOverview overview;
    private final VentureRegister register;
    private final Programmes programmes;
    private final Rights rights;
    private final CohortViews views;
    private final MatrixCells cells;
    private final HalleClock clock;

    CohortPages(
            CohortOverview overview,
            VentureRegister register,
            Programmes programmes,
            Rights rights,
            CohortViews views,
            MatrixCells cells,
            HalleClock clock) {
        this.overview = overview;
        this.register = register;
        this.programmes = programmes;
        this.rights = rights;
        this.views = views;
        this.cells = cells;
        this.clock = clock;
    }

    /** For who runs, coaches or observes the programme; observers open no venture. */
    @GetMapping("/cohort/{programmeId}")
    String board(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String programmeId,
            @RequestParam(defaultValue = "") String show,
            Locale locale,
            Model model) {
        ProgrammeId id = ProgrammeId.of(programmeId);
        model.addAttribute("programme", programmes.get(id));
        rights.require(me.id(), id, Role.MANAGER, Role.COACH, Role.OBSERVER);
        Instant now = clock.instant();
        List<CohortOverview.Line> lines = overview.lines(id);
        boolean insider = rights.hasAny(me.id(), id, Role.MANAGER, Role.COACH);
        MatrixCells.Rows rows = cells.in(locale);
        model.addAttribute(
                "lines",
                lines.stream()
                        .filter(line -> shown(line, show, me.id(), now))
                        .map(line -> view(line, rows, now))
                        .toList());
        model.addAttribute("formed", !lines.isEmpty());
        model.addAttribute("show", show);
        model.addAttribute(
                "columns",
                lines.stream()
                        .map(CohortOverview.Line::milestones)
                        .max((one, other) -> Integer.compare(one.size(), other.size()))
                        .orElse(List.of())
                        .stream()
                        .map(MilestoneCell::title)
                        .toList());
        List<Session> sessions = register.collectiveSessions(id);
        model.addAttribute(
                "next",
                sessions.stream()
                        .filter(session -> session.endsAt().isAfter(now))
                        .limit(NEXT_SESSIONS)
                        .map(session -> views.session(session, null))
                        .toList());
        model.addAttribute(
                "past",
                sessions.stream()
                        .filter(session -> !session.endsAt().isAfter(now))
                        .map(session -> views.session(session, null))
                        .toList());
        model.addAttribute("insider", insider);
        model.addAttribute("manager", rights.has(me.id(), Role.MANAGER, id));
        model.addAttribute("active", count(lines, Venture.State.ACTIVE) + count(lines, Venture.State.ONBOARDING));
        model.addAttribute("paused", count(lines, Venture.State.PAUSED));
        model.addAttribute("graduated", count(lines, Venture.State.GRADUATED));
        model.addAttribute("withdrawn", count(lines, Venture.State.WITHDRAWN));
        model.addAttribute(
                "lateCount",
                lines.stream()
                        .filter(line -> line.venture().state().accompanied())
                        .flatMap(line -> line.milestones().stream())
                        .filter(cell -> cell.late(now))
                        .count());
        return "cohort/board";
    }

    private static boolean shown(CohortOverview.Line line, String show, PersonId reader, Instant now) {
        return switch (show) {
            case "late" ->
                line.venture().state().live() && line.milestones().stream().anyMatch(cell -> cell.late(now));
            case "mine" -> line.venture().followedBy(reader);
            default -> true;
        };
    }

    private static long count(List<CohortOverview.Line> lines, Venture.State state) {
        return lines.stream().filter(line -> line.venture().state() == state).count();
    }

    private LineView view(CohortOverview.Line line, MatrixCells.Rows rows, Instant now) {
        Venture venture = line.venture();
        List<CohortViews.CellView> its = line.milestones().stream()
                .map(cell -> views.cell(cell, venture.state().accompanied() && cell.late(now)))
                .toList();
        return new LineView(
                venture.id().toString(),
                venture.name(),
                "cohort.venture.state." + venture.state(),
                CohortViews.tone(venture.state()),
                its,
                rows.row(its),
                line.quota());
    }
}
