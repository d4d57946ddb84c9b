package org.halle.programme.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halle.desk.SubjectCard;
import org.halle.desk.TaskList;
import org.halle.engine.Operations.Element;
import org.halle.engine.Repairs.Place;
import org.halle.engine.Repairs.Repair;
import org.halle.kernel.Leaf;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.SignedIn;
import org.halle.programme.Programmes;
import org.halle.programme.Repairing;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** What stopped and who is stuck, with what a manager can do about it. */
@Controller
@RequestMapping("/programmes/{id}/repairs")
class RepairPages {

    private final Repairing repairing;
    private final Programmes programmes;
    private final TaskList tasks;
    private final People people;
    private final ProgrammeViews views;
    private final Told told;

    RepairPages(
            Repairing repairing,
            Programmes programmes,
            TaskList tasks,
            People people,
            ProgrammeViews views,
            Told told) {
        this.repairing = repairing;
        this.programmes = programmes;
        this.tasks = tasks;
        this.people = people;
        this.views = views;
        this.told = told;
    }

    /** A step that failed, told to a person. */
    record Failed(
            String job,
            String about,
            String step,
            String stage,
            String message,
            boolean stopped,
            @Nullable Instant nextTry) {}

    /** A case that waits; {@code beside} tells it from others of its name: each project has the same milestones. */
    record Waiting(
            String id,
            String about,
            String beside,
            String step,
            String stage,
            String kind,
            Instant since,
            boolean stuck) {

        public String whole() {
            return beside.isEmpty() ? about : about + " · " + beside;
        }
    }

    /** An intervention of the past. */
    record Done(Instant at, String title, String text, String icon) {}

    @GetMapping
    String table(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "1") int page,
            Locale locale,
            Model model) {
        ProgrammeId programme = ProgrammeId.of(id);
        Repairing.Table table = repairing.table(me.id(), programme);
        Map<String, String> stages = tasks.stages();
        List<Waiting> waiting = table.places().stream()
                .filter(place -> stage.isEmpty() || stage.equals(place.process()))
                .map(place -> waiting(place, table.subjects(), stages, locale))
                .filter(place -> search.isBlank() || found(place, search))
                .toList();
        model.addAttribute("programme", views.view(programmes.get(programme)));
        model.addAttribute("failed", failed(table, stages, locale));
        Leaf<Waiting> leaf = Leaf.of(waiting, page);
        model.addAttribute("waiting", leaf);
        model.addAttribute("newer", address(id, stage, search, leaf.newer()));
        model.addAttribute("older", address(id, stage, search, leaf.older()));
        model.addAttribute("done", done(table, locale));
        model.addAttribute("stage", stage);
        model.addAttribute("search", search);
        model.addAttribute("stages", stagesOf(table, stages, locale));
        return "programme/repairs";
    }

    private static @Nullable String address(String id, String stage, String search, @Nullable Integer page) {
        if (page == null) {
            return null;
        }
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/programmes/{id}/repairs");
        if (!stage.isEmpty()) {
            address.queryParam("stage", "{stage}");
        }
        if (!search.isBlank()) {
            address.queryParam("search", "{search}");
        }
        return address.queryParam("page", page)
                .fragment("waiting")
                .encode()
                .buildAndExpand(Map.of("id", id, "stage", stage, "search", search))
                .toUriString();
    }

    @PostMapping("/{job}/retry")
    String retry(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @PathVariable String job,
            Locale locale,
            RedirectAttributes after) {
        repairing.retry(me.id(), ProgrammeId.of(id), job);
        after.addFlashAttribute("message", told.of("programme.incident.retried", locale));
        return "redirect:/programmes/" + id + "/repairs";
    }

    @GetMapping("/{job}/skip")
    String skipping(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @PathVariable String job,
            Locale locale,
            Model model) {
        return skipPage(me, id, job, "", null, locale, model);
    }

    @PostMapping("/{job}/skip")
    String skip(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @PathVariable String job,
            @RequestParam(defaultValue = "") String reason,
            Locale locale,
            Model model,
            RedirectAttributes after) {
        try {
            repairing.skip(me.id(), ProgrammeId.of(id), job, reason);
        } catch (Refused refused) {
            return skipPage(me, id, job, reason, told.of(refused, locale), locale, model);
        }
        after.addFlashAttribute("message", told.of("programme.repairs.skipped", locale));
        return "redirect:/programmes/" + id + "/repairs";
    }

    @GetMapping("/move")
    String moving(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @RequestParam String place,
            Locale locale,
            Model model) {
        return movePage(me, id, place, "", "", null, locale, model);
    }

    @PostMapping("/move")
    String move(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @RequestParam String place,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason,
            Locale locale,
            Model model,
            RedirectAttributes after) {
        try {
            repairing.move(me.id(), ProgrammeId.of(id), place, to, reason);
        } catch (Refused refused) {
            return movePage(me, id, place, to, reason, told.of(refused, locale), locale, model);
        }
        after.addFlashAttribute("message", told.of("programme.repairs.moved", locale));
        return "redirect:/programmes/" + id + "/repairs";
    }

    private String skipPage(
            SignedIn me, String id, String job, String reason, @Nullable String problem, Locale locale, Model model) {
        ProgrammeId programme = ProgrammeId.of(id);
        Failed failed = failed(repairing.table(me.id(), programme), tasks.stages(), locale).stream()
                .filter(one -> one.job().equals(job))
                .findFirst()
                .orElseThrow(NotFound::new);
        model.addAttribute("programme", views.view(programmes.get(programme)));
        model.addAttribute("failed", failed);
        model.addAttribute("reason", reason);
        model.addAttribute("problem", problem);
        return "programme/repair-skip";
    }

    private String movePage(
            SignedIn me,
            String id,
            String place,
            String to,
            String reason,
            @Nullable String problem,
            Locale locale,
            Model model) {
        ProgrammeId programme = ProgrammeId.of(id);
        Repairing.Table table = repairing.table(me.id(), programme);
        Waiting waiting = table.places().stream()
                .filter(one -> one.id().equals(place))
                .map(one -> waiting(one, table.subjects(), tasks.stages(), locale))
                .findFirst()
                .orElseThrow(NotFound::new);
        model.addAttribute("programme", views.view(programmes.get(programme)));
        model.addAttribute("waiting", waiting);
        model.addAttribute(
                "targets",
                repairing.targets(me.id(), programme, place).stream()
                        .collect(
                                Collectors.toMap(Element::id, Element::name, (one, other) -> one, LinkedHashMap::new)));
        model.addAttribute("to", to);
        model.addAttribute("reason", reason);
        model.addAttribute("problem", problem);
        return "programme/repair-move";
    }

    private List<Failed> failed(Repairing.Table table, Map<String, String> stages, Locale locale) {
        return table.troubles().stream()
                .map(trouble -> new Failed(
                        trouble.job(),
                        title(table.subjects(), trouble.about(), locale),
                        trouble.activityName(),
                        stages.getOrDefault(trouble.process(), trouble.process()),
                        told.ofTrouble(trouble.message(), locale),
                        trouble.stopped(),
                        trouble.nextTry()))
                .toList();
    }

    private Waiting waiting(Place place, Map<UUID, SubjectCard> subjects, Map<String, String> stages, Locale locale) {
        SubjectCard card = subjects.get(place.about());
        String kind = kind(place.kind());
        return new Waiting(
                place.id(),
                title(subjects, place.about(), locale),
                card == null ? "" : card.subtitle(),
                "branches".equals(kind) && place.activityName().equals(place.activity())
                        ? told.of("programme.repairs.join", locale)
                        : place.activityName(),
                stages.getOrDefault(place.process(), place.process()),
                told.of("programme.repairs.kind." + kind, locale),
                place.since(),
                place.stuck());
    }

    private static String kind(String element) {
        return switch (element) {
            case "userTask" -> "person";
            case "intermediateTimer" -> "date";
            case "serviceTask", "sendTask", "businessRuleTask" -> "step";
            case "parallelGateway", "inclusiveGateway" -> "branches";
            default -> "message";
        };
    }

    private List<Done> done(Repairing.Table table, Locale locale) {
        Map<PersonId, Person> authors =
                people.all(table.done().stream().map(Repair::by).collect(Collectors.toSet()));
        return table.done().stream()
                .map(repair -> {
                    Person author = authors.get(repair.by());
                    String to = repair.to();
                    return new Done(
                            repair.at(),
                            told.of(
                                    "programme.repairs.done." + repair.kind().name(),
                                    locale,
                                    repair.from(),
                                    to == null ? "" : to,
                                    title(table.subjects(), repair.about(), locale)),
                            told.of(
                                    repair.reason().isEmpty() ? "programme.repairs.by" : "programme.repairs.by-because",
                                    locale,
                                    author == null ? "" : author.displayName(),
                                    repair.reason()),
                            "tools");
                })
                .toList();
    }

    private Map<String, String> stagesOf(Repairing.Table table, Map<String, String> stages, Locale locale) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("", told.of("programme.repairs.stage.all", locale));
        table.places().stream()
                .map(Place::process)
                .distinct()
                .sorted()
                .forEach(process -> options.put(process, stages.getOrDefault(process, process)));
        return options;
    }

    private static boolean found(Waiting waiting, String search) {
        String text = search.strip().toLowerCase(Locale.ROOT);
        return (waiting.whole() + " " + waiting.step()).toLowerCase(Locale.ROOT).contains(text);
    }

    private String title(Map<UUID, SubjectCard> subjects, UUID about, Locale locale) {
        SubjectCard card = subjects.get(about);
        return card == null || card.title().isEmpty() ? told.of("programme.repairs.nameless", locale) : card.title();
    }
}
