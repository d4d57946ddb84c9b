package org.halle.programme.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.people.SignedIn;
import org.halle.programme.Plan;
import org.halle.programme.Planning;
import org.halle.programme.Programme;
import org.halle.programme.ProgrammeModel;
import org.halle.programme.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The programmes one has a part in; drafting one, launching it, moving its dates, closing it. */
@Controller
@RequestMapping("/programmes")
class ProgrammePages {

    private static final int USUAL_NOTICE_DAYS = 21;

    private final Programmes programmes;
    private final Planning planning;
    private final Rights rights;
    private final ProgrammeViews views;
    private final PlanPreview preview;
    private final Told told;
    private final HalleClock clock;

    ProgrammePages(
            Programmes programmes,
            Planning planning,
            Rights rights,
            ProgrammeViews views,
            PlanPreview preview,
            Told told,
            HalleClock clock) {
        this.programmes = programmes;
        this.planning = planning;
        this.rights = rights;
        this.views = views;
        this.preview = preview;
        this.told = told;
        this.clock = clock;
    }

    /**
     * A programme in the list, with what one is in it.
     *
     * @param standing key of the stage it is in, where it runs; of its state otherwise
     */
    record Mine(ProgrammeView programme, String standing, Set<Role> roles) {

        public boolean board() {
            return roles.contains(Role.MANAGER) || roles.contains(Role.OBSERVER);
        }

        public boolean cohort() {
            return programme.state() != Programme.State.DRAFT
                    && (roles.contains(Role.MANAGER) || roles.contains(Role.COACH));
        }

        public boolean hall() {
            return programme.state() != Programme.State.DRAFT
                    && (roles.contains(Role.MANAGER) || roles.contains(Role.FUNDER));
        }
    }

    @GetMapping
    String mine(@AuthenticationPrincipal SignedIn me, Model model) {
        List<Mine> mine = programmes.of(me.id()).entrySet().stream()
                .map(entry -> new Mine(views.view(entry.getKey()), standing(entry.getKey()), entry.getValue()))
                .toList();
        model.addAttribute("mine", mine);
        model.addAttribute("mayDraft", planning.mayDraft(me.id()));
        return "programme/list";
    }

    private String standing(Programme programme) {
        return programme.state() == Programme.State.RUNNING
                ? Stage.at(programme.plan(), clock.instant()).map(Stage::label).orElse("programme.phase.after")
                : views.view(programme).stateLabel();
    }

    @GetMapping("/new")
    String blank(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable String opensOn,
            @RequestParam(defaultValue = "") String model,
            Locale locale,
            Model page) {
        if (!planning.mayDraft(me.id())) {
            throw new Forbidden();
        }
        LocalDate opens = day(opensOn);
        ProgrammeModel chosen = ProgrammeModel.of(model).orElse(ProgrammeModel.ACCELERATOR);
        Plan plan = chosen.plan(opens);
        fillIn(page, ProgrammeForm.of(views.plan(plan), views.rules(chosen.rules())), opens, chosen, Map.of());
        page.addAttribute("timeline", Timeline.of(plan, clock.today(), locale));
        return "programme/new";
    }

    @PostMapping("/new")
    ModelAndView draft(
            @AuthenticationPrincipal SignedIn me, @ModelAttribute ProgrammeForm form, Locale locale, Model model) {
        try {
            ProgrammeId id = planning.draft(me.id(), form.newProgramme());
            return new ModelAndView("redirect:/programmes/" + id);
        } catch (RefusedFields refused) {
            fillIn(model, form, day(null), ProgrammeModel.ACCELERATOR, told.errors(refused, locale));
            return new ModelAndView("programme/new", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/{id}/plan")
    String plan(@AuthenticationPrincipal SignedIn me, @PathVariable String id, Locale locale, Model model) {
        Programme programme = managed(me, id);
        showPlan(model, programme, ProgrammeForm.of(views.plan(programme.plan())), Map.of());
        model.addAttribute("timeline", Timeline.of(programme.plan(), clock.today(), locale));
        return "programme/plan";
    }

    /** Moves the dates of a draft; of a programme that runs, shows first what moves with them, and asks. */
    @PostMapping("/{id}/plan")
    ModelAndView replan(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @ModelAttribute ProgrammeForm form,
            @RequestParam(defaultValue = "false") boolean confirmed,
            @RequestParam(defaultValue = "false") boolean back,
            Locale locale,
            Model model,
            RedirectAttributes after) {
        Programme programme = managed(me, id);
        try {
            Plan wanted = form.plan();
            if (back) {
                showPlan(model, programme, form, Map.of());
                return new ModelAndView("programme/plan", model.asMap());
            }
            if (programme.state() == Programme.State.RUNNING && !confirmed) {
                model.addAttribute("programme", views.view(programme));
                model.addAttribute("preview", preview.of(me.id(), programme.id(), wanted));
                model.addAttribute("timeline", Timeline.of(wanted, clock.today(), locale));
                model.addAttribute("fields", form.dates());
                return new ModelAndView("programme/preview", model.asMap());
            }
            planning.replan(me.id(), programme.id(), wanted);
            after.addFlashAttribute("message", told.of("programme.replanned", locale));
            return new ModelAndView("redirect:/programmes/" + id);
        } catch (RefusedFields refused) {
            showPlan(model, programme, form, told.errors(refused, locale));
            return new ModelAndView("programme/plan", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (AlreadyDone done) {
            throw done;
        } catch (Refused refused) {
            // what the dates break in their own stage is the call's closing: the jury and the cohort only follow
            showPlan(model, programme, form, Map.of("callClosesAt", told.of(refused, locale)));
            return new ModelAndView("programme/plan", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/{id}/launch")
    String launch(
            @AuthenticationPrincipal SignedIn me, @PathVariable String id, Locale locale, RedirectAttributes after) {
        planning.launch(me.id(), ProgrammeId.of(id));
        after.addFlashAttribute("message", told.of("programme.launched", locale));
        return "redirect:/programmes/" + id;
    }

    @PostMapping("/{id}/close")
    String close(
            @AuthenticationPrincipal SignedIn me, @PathVariable String id, Locale locale, RedirectAttributes after) {
        planning.close(me.id(), ProgrammeId.of(id));
        after.addFlashAttribute("message", told.of("programme.closed", locale));
        return "redirect:/programmes/" + id;
    }

    private Programme managed(SignedIn me, String id) {
        Programme programme = programmes.get(ProgrammeId.of(id));
        rights.require(me.id(), programme.id(), Role.MANAGER);
        return programme;
    }

    private static void fillIn(
            Model model, ProgrammeForm form, LocalDate opensOn, ProgrammeModel chosen, Map<String, String> errors) {
        model.addAttribute("models", ProgrammeModel.values());
        model.addAttribute("chosen", chosen);
        model.addAttribute("form", form);
        model.addAttribute("opensOn", opensOn);
        model.addAttribute("errors", errors);
    }

    private void showPlan(Model model, Programme programme, ProgrammeForm form, Map<String, String> errors) {
        model.addAttribute("programme", views.view(programme));
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
    }

    private LocalDate day(@Nullable String typed) {
        try {
            return typed == null ? clock.today().plusDays(USUAL_NOTICE_DAYS) : LocalDate.parse(typed);
        } catch (DateTimeException unreadable) {
            return clock.today().plusDays(USUAL_NOTICE_DAYS);
        }
    }
}
