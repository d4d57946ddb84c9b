package org.halle.programme.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.halle.desk.TaskList;
import org.halle.engine.Operations.Diagram;
import org.halle.engine.Operations.Standing;
import org.halle.engine.Operations.Trouble;
import org.halle.engine.PlainWords;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.people.Person;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.people.SignedIn;
import org.halle.programme.BoardSection;
import org.halle.programme.Plan;
import org.halle.programme.Programme;
import org.halle.programme.Programmes;
import org.halle.programme.Staffing;
import org.halle.programme.Watching;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;

/** The board of a programme: what its manager watches and repairs; an observer sees its dates and numbers. */
@Controller
@RequestMapping("/programmes/{id}")
class BoardPages {

    private static final String PROGRAMME = "programme";
    private static final int SHOWN_DATES = 8;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Programmes programmes;
    private final Watching watching;
    private final Staffing staffing;
    private final Rights rights;
    private final TaskList tasks;
    private final ObjectProvider<BoardSection> sections;
    private final ProgrammeViews views;
    private final PlainWords words;
    private final Told told;
    private final HalleClock clock;

    BoardPages(
            Programmes programmes,
            Watching watching,
            Staffing staffing,
            Rights rights,
            TaskList tasks,
            ObjectProvider<BoardSection> sections,
            ProgrammeViews views,
            PlainWords words,
            Told told,
            HalleClock clock) {
        this.programmes = programmes;
        this.watching = watching;
        this.staffing = staffing;
        this.rights = rights;
        this.tasks = tasks;
        this.sections = sections;
        this.views = views;
        this.words = words;
        this.told = told;
        this.clock = clock;
    }

    /** A number of a section, as the page's fragments read it. */
    record Number(String label, long count, @Nullable String path) {}

    /** A section as the page draws it. */
    record Section(
            String title,
            BoardSection.Look look,
            List<Number> numbers,
            String template,
            String selector,
            Map<String, Object> model) {}

    /** A phase of the programme, as {@code ui :: steps} reads it. */
    record Phase(String state, String title, @Nullable String who, Object at, @Nullable String note) {}

    /** A diagram of which cases run. */
    record Running(String process, String name, int cases) {}

    /** A date a diagram waits for. */
    record Coming(Instant at, String title, String stage, int count) {}

    /** A step that failed, told to a person. */
    record Incident(
            String job, String step, String stage, String message, boolean stopped, @Nullable Instant nextTry) {}

    /** A step of a diagram, with how many cases stand there. */
    record Step(String name, int count, int incidents) {}

    /** Who is to be given which role, as it was typed. */
    record RoleForm(String email, @Nullable String role, String organisation) {

        static final RoleForm EMPTY = new RoleForm("", null, "");
    }

    @GetMapping
    String board(@AuthenticationPrincipal SignedIn me, @PathVariable String id, Locale locale, Model model) {
        Programme programme = programmes.get(ProgrammeId.of(id));
        rights.require(me.id(), programme.id(), Role.MANAGER, Role.OBSERVER);
        return show(me, programme, RoleForm.EMPTY, Map.of(), locale, model);
    }

    private String show(
            SignedIn me, Programme programme, RoleForm wanted, Map<String, String> errors, Locale locale, Model model) {
        boolean manages = rights.has(me.id(), Role.MANAGER, programme.id());
        model.addAttribute("programme", views.view(programme));
        model.addAttribute("manages", manages);
        model.addAttribute("phases", phases(programme.plan(), locale));
        model.addAttribute("sections", sections(programme.id(), manages, locale));
        if (manages) {
            addOverview(me, programme, locale, model);
            model.addAttribute("staff", staffing.staff(me.id(), programme.id()));
            model.addAttribute("roles", roles(locale));
            model.addAttribute("wanted", wanted);
            model.addAttribute("errors", errors);
        }
        return "programme/board";
    }

    /** Whoever changes the language, or comes back by its address, after a refusal. */
    @GetMapping("/people")
    String back(@PathVariable String id) {
        return "redirect:/programmes/" + ProgrammeId.of(id);
    }

    @PostMapping("/people")
    String give(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @RequestParam String email,
            @RequestParam Role role,
            @RequestParam(defaultValue = "") String organisation,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        ProgrammeId programme = ProgrammeId.of(id);
        Person person;
        try {
            person = staffing.give(me.id(), programme, email, role, organisation);
        } catch (Forbidden | NotFound elsewhere) {
            throw elsewhere;
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            Map<String, String> errors = refused instanceof RefusedFields fields
                    ? told.errors(fields, locale)
                    : Map.of("email", told.of(refused, locale));
            return show(
                    me,
                    programmes.get(programme),
                    new RoleForm(email, role.name(), organisation),
                    errors,
                    locale,
                    model);
        }
        after.addFlashAttribute(
                "message",
                told.of("programme.people.given", locale, person.displayName(), told.of(role.label(), locale)));
        return "redirect:/programmes/" + id + "#people";
    }

    @PostMapping("/people/{person}/revoke")
    String take(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @PathVariable String person,
            @RequestParam Role role,
            Locale locale,
            RedirectAttributes after) {
        staffing.take(me.id(), ProgrammeId.of(id), PersonId.of(person), role);
        after.addFlashAttribute("message", told.of("programme.people.taken", locale));
        return "redirect:/programmes/" + id + "#people";
    }

    @GetMapping("/diagram/{process}")
    String diagram(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @PathVariable String process,
            Locale locale,
            Model model) {
        Programme programme = programmes.get(ProgrammeId.of(id));
        Diagram diagram = watching.diagram(me.id(), programme.id(), process);
        Watching.Overview overview = watching.overview(me.id(), programme.id());
        Map<String, Integer> counts = counts(overview.standing(), process);
        Map<String, Integer> stopped = stopped(overview.troubles(), process);
        model.addAttribute("programme", views.view(programme));
        model.addAttribute("diagram", diagram);
        model.addAttribute("running", running(overview.standing()));
        model.addAttribute("steps", steps(diagram, counts, stopped));
        model.addAttribute("island", island(id, process, diagram.name(), counts, stopped));
        model.addAttribute("words", words.of(diagram.xml(), locale));
        model.addAttribute("counts", counts);
        return "programme/diagram";
    }

    @GetMapping(path = "/diagram/{process}.xml", produces = MediaType.APPLICATION_XML_VALUE)
    @ResponseBody
    String xml(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @PathVariable String process) {
        return watching.diagram(me.id(), ProgrammeId.of(id), process).xml();
    }

    private void addOverview(SignedIn me, Programme programme, Locale locale, Model model) {
        Watching.Overview overview = watching.overview(me.id(), programme.id());
        Map<String, String> stages = tasks.stages();
        List<Running> running = running(overview.standing());
        model.addAttribute("running", running);
        model.addAttribute("ended", running.isEmpty() && programme.state() == Programme.State.RUNNING);
        model.addAttribute(
                "coming",
                overview.waiting().stream()
                        .limit(SHOWN_DATES)
                        .map(waiting -> new Coming(
                                waiting.until(),
                                waiting.activityName(),
                                stages.getOrDefault(waiting.process(), waiting.process()),
                                waiting.count()))
                        .toList());
        model.addAttribute(
                "incidents",
                overview.troubles().stream()
                        .map(trouble -> new Incident(
                                trouble.job(),
                                trouble.activityName(),
                                stages.getOrDefault(trouble.process(), trouble.process()),
                                told.ofTrouble(trouble.message(), locale),
                                trouble.stopped(),
                                trouble.nextTry()))
                        .toList());
        model.addAttribute("letters", overview.letters());
        if (programme.state() == Programme.State.RUNNING) {
            String name = stages.getOrDefault(PROGRAMME, PROGRAMME);
            model.addAttribute(
                    "island",
                    island(
                            programme.id().toString(),
                            PROGRAMME,
                            name,
                            counts(overview.standing(), PROGRAMME),
                            stopped(overview.troubles(), PROGRAMME)));
        }
    }

    /** Observers see numbers, and no way to what stands behind them. */
    private List<Section> sections(ProgrammeId programme, boolean manages, Locale locale) {
        List<Section> shown = new ArrayList<>();
        sections.stream()
                .sorted(Comparator.comparing(BoardSection::order))
                .filter(section -> manages || section.look() != BoardSection.Look.FRAGMENT)
                .map(section -> section(section, programme, manages, locale))
                .filter(section ->
                        !section.numbers().isEmpty() || !section.model().isEmpty())
                .forEach(shown::add);
        return shown;
    }

    private Section section(BoardSection section, ProgrammeId programme, boolean manages, Locale locale) {
        List<Number> numbers = section.figures(programme).stream()
                .map(figure -> new Number(
                        told.of(figure.label(), locale, figure.number()),
                        figure.number(),
                        manages ? figure.path() : null))
                .toList();
        String[] fragment = section.fragment().split("::", 2);
        return new Section(
                told.of(section.title(), locale),
                section.look(),
                numbers,
                fragment[0].strip(),
                fragment.length > 1 ? fragment[1].strip() : "",
                section.model(programme));
    }

    private List<Phase> phases(Plan plan, Locale locale) {
        return List.of(
                phase(Stage.CALL, plan, plan.callOpensAt(), plan.callClosesAt(), locale),
                phase(Stage.SELECTION, plan, plan.juryOpensAt(), plan.announceAt(), locale),
                phase(Stage.COHORT, plan, plan.startsOn(), plan.endsOn(), locale),
                phase(Stage.HALL, plan, plan.endsOn().plusDays(1), plan.hallClosesAt(), locale));
    }

    /** The stage's own moments decide where the programme stands; people read a day where no hour matters. */
    private Phase phase(Stage stage, Plan plan, Object readFrom, Object readTo, Locale locale) {
        Instant now = clock.instant();
        String title = told.of(stage.label(), locale);
        if (now.isBefore(stage.from(plan))) {
            return new Phase("next", title, null, readFrom, null);
        }
        return new Phase(now.isBefore(stage.to(plan)) ? "current" : "done", title, null, readTo, null);
    }

    private Map<String, String> roles(Locale locale) {
        Map<String, String> roles = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            roles.put(role.name(), told.of(role.label(), locale));
        }
        return roles;
    }

    private List<Running> running(List<Standing> standing) {
        Map<String, String> stages = tasks.stages();
        Map<String, Integer> cases = new TreeMap<>();
        standing.forEach(place -> cases.merge(place.process(), place.count(), Integer::sum));
        return cases.entrySet().stream()
                .map(entry -> new Running(
                        entry.getKey(), stages.getOrDefault(entry.getKey(), entry.getKey()), entry.getValue()))
                .toList();
    }

    private static Map<String, Integer> counts(List<Standing> standing, String process) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        standing.stream()
                .filter(place -> place.process().equals(process))
                .forEach(place -> counts.merge(place.activity(), place.count(), Integer::sum));
        return counts;
    }

    private static Map<String, Integer> stopped(List<Trouble> troubles, String process) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        troubles.stream()
                .filter(trouble -> trouble.stopped() && trouble.process().equals(process))
                .forEach(trouble -> counts.merge(trouble.activity(), 1, Integer::sum));
        return counts;
    }

    /** Every named step; and where cases stand at something that this version of the diagram no longer has, that too. */
    private static List<Step> steps(Diagram diagram, Map<String, Integer> counts, Map<String, Integer> stopped) {
        List<Step> steps = new ArrayList<>();
        Map<String, Integer> rest = new LinkedHashMap<>(counts);
        diagram.elements().forEach(element -> {
            Integer count = rest.remove(element.id());
            if (!element.name().isEmpty() || count != null) {
                steps.add(new Step(
                        element.name().isEmpty() ? element.id() : element.name(),
                        count == null ? 0 : count,
                        stopped.getOrDefault(element.id(), 0)));
            }
        });
        rest.forEach((activity, count) -> steps.add(new Step(activity, count, stopped.getOrDefault(activity, 0))));
        return steps;
    }

    private static String island(
            String id, String process, String name, Map<String, Integer> counts, Map<String, Integer> stopped) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("url", "/programmes/" + id + "/diagram/" + process + ".xml");
        data.put("counts", counts);
        data.put("incidents", stopped);
        data.put("label", name);
        data.put("hereLabel", false);
        return JSON.writeValueAsString(data);
    }
}
