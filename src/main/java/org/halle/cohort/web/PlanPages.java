package org.halle.cohort.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.halle.cohort.CohortOverview;
import org.halle.cohort.MilestonePlan;
import org.halle.cohort.PlanningMilestones;
import org.halle.cohort.VentureRegister;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.kernel.TypedNumber;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.people.SignedIn;
import org.halle.programme.Programme;
import org.halle.programme.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a cohort is asked, and when: the plan of its milestones, and everything along the months. */
@Controller
class PlanPages {

    /** A line of the plan; {@code due} is null on a line that is still empty. */
    record LineView(String title, String brief, String weeks, @Nullable Instant due) {}

    private static final int SPARE_LINES = 3;
    private static final String PAGE = "cohort/plan";

    private final PlanningMilestones planning;
    private final CohortOverview overview;
    private final VentureRegister register;
    private final Programmes programmes;
    private final Rights rights;
    private final MessageSource texts;
    private final HalleClock clock;

    PlanPages(
            PlanningMilestones planning,
            CohortOverview overview,
            VentureRegister register,
            Programmes programmes,
            Rights rights,
            MessageSource texts,
            HalleClock clock) {
        this.planning = planning;
        this.overview = overview;
        this.register = register;
        this.programmes = programmes;
        this.rights = rights;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/cohort/{programmeId}/plan")
    String plan(@AuthenticationPrincipal SignedIn me, @PathVariable String programmeId, Model model) {
        PlanningMilestones.Drawn drawn = show(me, ProgrammeId.of(programmeId), model);
        List<LineView> lines = new ArrayList<>();
        for (int place = 0; place < drawn.milestones().size(); place++) {
            MilestonePlan.Planned one = drawn.milestones().get(place);
            lines.add(new LineView(
                    one.title(),
                    one.brief(),
                    one.weeks() == null ? "" : one.weeks().toString(),
                    drawn.due().get(place)));
        }
        model.addAttribute("lines", spare(lines, model));
        return PAGE;
    }

    @PostMapping("/cohort/{programmeId}/plan")
    ModelAndView change(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String programmeId,
            @RequestParam(defaultValue = "") List<String> title,
            @RequestParam(defaultValue = "") List<String> brief,
            @RequestParam(defaultValue = "") List<String> weeks,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        ProgrammeId programme = ProgrammeId.of(programmeId);
        List<LineView> typed = typed(title, brief, weeks);
        Map<String, String> errors = new LinkedHashMap<>();
        List<MilestonePlan.Planned> wanted = read(typed, errors, locale);
        if (errors.isEmpty()) {
            try {
                planning.change(me.id(), programme, wanted);
                flash.addFlashAttribute("message", say(locale, "cohort.plan.saved"));
                return new ModelAndView("redirect:/cohort/" + programmeId + "/plan");
            } catch (Forbidden | NotFound notTheirs) {
                throw notTheirs;
            } catch (RefusedFields refused) {
                refused.fields().forEach((field, why) -> errors.put(field, say(locale, why.code(), why.arguments())));
            } catch (Refused refused) {
                errors.put("title0", say(locale, refused.code(), refused.arguments()));
            }
        }
        show(me, programme, model);
        model.addAttribute("lines", spare(typed, model));
        model.addAttribute("errors", errors);
        ModelAndView page = new ModelAndView(PAGE, model.asMap());
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** Everything with a date, along the months: for who runs, coaches or observes the programme. */
    @GetMapping("/cohort/{programmeId}/timeline")
    String timeline(
            @AuthenticationPrincipal SignedIn me, @PathVariable String programmeId, Locale locale, Model model) {
        ProgrammeId id = ProgrammeId.of(programmeId);
        Programme programme = programmes.get(id);
        rights.require(me.id(), id, Role.MANAGER, Role.COACH, Role.OBSERVER);
        model.addAttribute("programme", programme);
        model.addAttribute("insider", rights.hasAny(me.id(), id, Role.MANAGER, Role.COACH));
        model.addAttribute(
                "timeline",
                CohortTimeline.of(
                        programme.plan().cohort(),
                        overview.lines(id),
                        register.collectiveSessions(id),
                        clock.instant(),
                        locale));
        return "cohort/timeline";
    }

    private PlanningMilestones.Drawn show(SignedIn me, ProgrammeId id, Model model) {
        PlanningMilestones.Drawn drawn = planning.plan(me.id(), id);
        model.addAttribute("programme", programmes.get(id));
        model.addAttribute("formed", drawn.formed());
        model.addAttribute("mayChange", !drawn.formed() && rights.has(me.id(), Role.MANAGER, id));
        return drawn;
    }

    private static List<LineView> spare(List<LineView> lines, Model model) {
        List<LineView> more = new ArrayList<>(lines);
        if (Boolean.TRUE.equals(model.getAttribute("mayChange"))) {
            for (int number = 0; number < SPARE_LINES; number++) {
                more.add(new LineView("", "", "", null));
            }
        }
        return more;
    }

    /** A line left empty is no milestone: that is how one is taken out. */
    private static List<LineView> typed(List<String> title, List<String> brief, List<String> weeks) {
        List<LineView> typed = new ArrayList<>();
        for (int place = 0; place < title.size(); place++) {
            LineView line = new LineView(title.get(place), at(brief, place), at(weeks, place), null);
            if (!line.title().isBlank() || !line.brief().isBlank()) {
                typed.add(line);
            }
        }
        return typed;
    }

    private static String at(List<String> values, int place) {
        return place < values.size() ? values.get(place) : "";
    }

    private List<MilestonePlan.Planned> read(List<LineView> typed, Map<String, String> errors, Locale locale) {
        List<MilestonePlan.Planned> wanted = new ArrayList<>();
        for (int place = 0; place < typed.size(); place++) {
            LineView line = typed.get(place);
            wanted.add(new MilestonePlan.Planned(
                    line.title(), line.brief(), weeks(line.weeks(), "weeks" + place, errors, locale)));
        }
        return wanted;
    }

    private @Nullable Integer weeks(String text, String field, Map<String, String> errors, Locale locale) {
        try {
            return text.isBlank() ? null : TypedNumber.count(text);
        } catch (NumberFormatException unreadable) {
            errors.put(field, Objects.requireNonNull(say(locale, "cohort.slots.number")));
            return null;
        }
    }

    private String say(Locale locale, String key, Object... arguments) {
        return texts.getMessage(key, arguments, locale);
    }
}
