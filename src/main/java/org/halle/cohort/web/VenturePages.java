package org.halle.cohort.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.halle.cohort.Attendance;
import org.halle.cohort.Attending;
import org.halle.cohort.Coaching;
import org.halle.cohort.DeliveryView;
import org.halle.cohort.Matching;
import org.halle.cohort.Milestone;
import org.halle.cohort.Quota;
import org.halle.cohort.Sectors;
import org.halle.cohort.Session;
import org.halle.cohort.Venture;
import org.halle.cohort.VentureRegister;
import org.halle.cohort.VentureSection;
import org.halle.desk.Desk;
import org.halle.desk.OpenTask;
import org.halle.document.Documents;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.kernel.TypedNumber;
import org.halle.kernel.VentureId;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.people.SignedIn;
import org.halle.programme.Programme;
import org.halle.programme.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A venture's own page: where it stands, what it is asked, what it did. */
@Controller
class VenturePages {

    /** A fact of the page. */
    record Fact(String label, @Nullable String value) {}

    /** A part that another stage fills. */
    record SectionView(String title, String fragment, Map<String, Object> model) {}

    /** What was typed for an individual session, kept when it is refused. */
    record HeldForm(String day, String hour, String minutes, String theme, String place, String note) {}

    private static final String HOUR = "60";

    private final VentureRegister register;
    private final Attending attending;
    private final Coaching coaching;
    private final Programmes programmes;
    private final Organisations organisations;
    private final People people;
    private final Rights rights;
    private final Documents documents;
    private final Desk desk;
    private final ObjectProvider<VentureSection> sections;
    private final VentureSteps steps;
    private final Matching matching;
    private final Sectors challenges;
    private final CohortViews views;
    private final MessageSource texts;
    private final HalleClock clock;

    VenturePages(
            VentureRegister register,
            Attending attending,
            Coaching coaching,
            Programmes programmes,
            Organisations organisations,
            People people,
            Rights rights,
            Documents documents,
            Desk desk,
            ObjectProvider<VentureSection> sections,
            VentureSteps steps,
            Matching matching,
            Sectors challenges,
            CohortViews views,
            MessageSource texts,
            HalleClock clock) {
        this.register = register;
        this.attending = attending;
        this.coaching = coaching;
        this.programmes = programmes;
        this.organisations = organisations;
        this.people = people;
        this.rights = rights;
        this.documents = documents;
        this.desk = desk;
        this.sections = sections;
        this.steps = steps;
        this.matching = matching;
        this.challenges = challenges;
        this.views = views;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/ventures/{id}")
    String venture(@AuthenticationPrincipal SignedIn me, @PathVariable String id, Locale locale, Model model) {
        show(me.id(), VentureId.of(id), locale, model);
        return "cohort/venture";
    }

    /** Whoever changes the language, or comes back by its address, after a refusal. */
    @GetMapping("/ventures/{id}/sessions")
    String back(@PathVariable String id) {
        return "redirect:/ventures/" + VentureId.of(id);
    }

    /** A coach records an individual session that took place. */
    @PostMapping("/ventures/{id}/sessions")
    ModelAndView record(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String hour,
            @RequestParam(defaultValue = HOUR) String minutes,
            @RequestParam(defaultValue = "") String theme,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String note,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        VentureId venture = VentureId.of(id);
        HeldForm form = new HeldForm(day, hour, minutes, theme, place, note);
        Map<String, String> errors = new LinkedHashMap<>();
        LocalDate date = date(day, errors, locale);
        LocalTime time = time(hour, errors, locale);
        Integer length = number(minutes, errors, locale);
        if (theme.isBlank()) {
            errors.put("theme", say(locale, "cohort.held.theme.missing"));
        }
        if (place.isBlank()) {
            errors.put("place", say(locale, "cohort.held.place.missing"));
        }
        if (date != null && time != null && length != null && errors.isEmpty()) {
            try {
                attending.record(me.id(), new Attending.HeldSession(venture, date, time, length, theme, place, note));
                flash.addFlashAttribute("message", say(locale, "cohort.held.done"));
                return new ModelAndView("redirect:/ventures/" + id + "#seances");
            } catch (Forbidden | NotFound notTheirs) {
                throw notTheirs;
            } catch (Refused refused) {
                errors.put("day", say(locale, refused.code(), refused.arguments()));
            }
        }
        show(me.id(), venture, locale, model);
        model.addAttribute("held", form);
        model.addAttribute("errors", errors);
        return refusedPage(model);
    }

    private static ModelAndView refusedPage(Model model) {
        HttpStatusCode status = HttpStatus.UNPROCESSABLE_CONTENT;
        ModelAndView page = new ModelAndView("cohort/venture", model.asMap());
        page.setStatus(status);
        return page;
    }

    private void show(PersonId by, VentureId id, Locale locale, Model model) {
        Venture venture = register.get(id);
        if (!register.mayView(by, id)) {
            throw new Forbidden();
        }
        Programme programme = programmes.get(venture.programme());
        List<Milestone> milestones = register.milestones(id);
        Quota quota = attending.quota(id);
        Instant now = clock.instant();
        boolean insider = rights.hasAny(by, venture.programme(), Role.COACH, Role.MANAGER);
        boolean live = venture.state().live();
        boolean accompanied = venture.state().accompanied();
        model.addAttribute("venture", venture);
        model.addAttribute("programme", programme);
        model.addAttribute("state", "cohort.venture.state." + venture.state());
        model.addAttribute("tone", CohortViews.tone(venture.state()));
        model.addAttribute("facts", facts(venture, locale));
        model.addAttribute("steps", steps.of(venture, programme, milestones, quota, locale));
        model.addAttribute(
                "milestones",
                milestones.stream()
                        .map(milestone -> views.milestone(
                                milestone,
                                accompanied && late(milestone, now),
                                DeliveryView.of(milestone, documents, people)))
                        .toList());
        model.addAttribute("quota", quota);
        model.addAttribute("quotaText", say(locale, quota.reason(), quota.arguments()));
        model.addAttribute("sessions", sessions(venture));
        model.addAttribute("tasks", tasks(by, venture, milestones));
        model.addAttribute("sections", sections(by, id));
        model.addAttribute("insider", insider);
        model.addAttribute("manager", rights.has(by, Role.MANAGER, venture.programme()));
        model.addAttribute("mayRecord", insider && accompanied);
        model.addAttribute("mayBook", coaching.mayBook(by, venture));
        model.addAttribute(
                "maySettle", (by.equals(venture.lead()) || rights.has(by, Role.MANAGER, venture.programme())));
        model.addAttribute(
                "held",
                new HeldForm(clock.today().toString(), "", HOUR, "", say(locale, "cohort.held.place.usual"), ""));
    }

    private static boolean late(Milestone milestone, Instant now) {
        return (milestone.state() == Milestone.State.OPEN || milestone.state() == Milestone.State.REWORK)
                && milestone.dueAt().isBefore(now);
    }

    private List<Fact> facts(Venture venture, Locale locale) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                say(locale, "cohort.fact.organisation"),
                organisations.get(venture.organisation()).name()));
        facts.add(new Fact(say(locale, "cohort.fact.sector"), challenges.name(matching.sectorOf(venture), locale)));
        facts.add(new Fact(say(locale, "cohort.fact.lead"), name(venture.lead())));
        facts.add(new Fact(say(locale, "cohort.fact.referent"), name(venture.referent())));
        facts.add(new Fact(say(locale, "cohort.fact.substitute"), name(venture.substitute())));
        return facts;
    }

    private @Nullable String name(@Nullable PersonId person) {
        return person == null ? null : people.get(person).displayName();
    }

    private List<CohortViews.SessionView> sessions(Venture venture) {
        return register.sessionsOf(venture).stream()
                .map(session -> views.session(session, present(session, venture.id())))
                .toList();
    }

    private static @Nullable Boolean present(Session session, VentureId venture) {
        return session.attendance().stream()
                .filter(mark -> mark.venture().equals(venture))
                .map(Attendance::present)
                .findFirst()
                .orElse(null);
    }

    /** @param milestone which one it is about; null when it is about the venture itself */
    record Asked(OpenTask task, @Nullable String milestone) {}

    /** What the reader is asked about this venture, its milestones included. */
    private List<Asked> tasks(PersonId by, Venture venture, List<Milestone> milestones) {
        List<Asked> tasks = new ArrayList<>();
        desk.openTasks(by, "venture", venture.id().value()).forEach(task -> tasks.add(new Asked(task, null)));
        milestones.stream().filter(milestone -> milestone.state().pending()).forEach(milestone -> desk.openTasks(
                        by, "milestone", milestone.id().value())
                .forEach(task -> tasks.add(new Asked(task, milestone.title()))));
        return tasks;
    }

    private List<SectionView> sections(PersonId by, VentureId venture) {
        return sections.stream()
                .sorted(Comparator.comparingInt(VentureSection::order))
                .map(section -> new SectionView(section.title(), section.fragment(), section.model(venture, by)))
                .filter(section -> !section.model().isEmpty())
                .toList();
    }

    private @Nullable LocalDate date(String text, Map<String, String> errors, Locale locale) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            errors.put("day", say(locale, "cohort.held.day.missing"));
            return null;
        }
    }

    private @Nullable LocalTime time(String text, Map<String, String> errors, Locale locale) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException wrong) {
            errors.put("hour", say(locale, "cohort.held.hour.missing"));
            return null;
        }
    }

    private @Nullable Integer number(String text, Map<String, String> errors, Locale locale) {
        try {
            return TypedNumber.count(text);
        } catch (NumberFormatException wrong) {
            errors.put("minutes", say(locale, "cohort.held.minutes.wrong"));
            return null;
        }
    }

    private String say(Locale locale, String key, Object... arguments) {
        return texts.getMessage(key, arguments, locale);
    }
}
