package org.halle.studio.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.kernel.RehearsalId;
import org.halle.people.People;
import org.halle.people.SignedIn;
import org.halle.studio.RehearsalSheet;
import org.halle.studio.Rehearsing;
import org.halle.studio.Rehearsing.Script;
import org.halle.studio.rehearsal.Assumptions;
import org.halle.studio.rehearsal.Report;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** Ordering a rehearsal, watching it run, and reading what came of it. */
@Controller
@RequestMapping("/studio/rehearsals")
class RehearsalPages {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The settings that have a field of their own; all others are lines of {@link #MORE}. */
    private static final Map<String, List<String>> FIELDS = fields();

    private static final String MORE = "more";

    private final Rehearsing rehearsing;
    private final People people;
    private final ReportViews views;
    private final FileWords words;
    private final MessageSource messages;

    RehearsalPages(Rehearsing rehearsing, People people, ReportViews views, FileWords words, MessageSource messages) {
        this.rehearsing = rehearsing;
        this.people = people;
        this.views = views;
        this.words = words;
        this.messages = messages;
    }

    /** A field of the form. */
    record Field(String name, String label, String value, String type, @Nullable String help, @Nullable String error) {}

    /** A rehearsal in the list. */
    record Line(RehearsalSheet sheet, String author, String tone, String state) {}

    private static Map<String, List<String>> fields() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put(
                "sizes",
                List.of(
                        "applications",
                        "partners",
                        "jurors",
                        "reviews",
                        "ventures",
                        "coaches",
                        "funders",
                        "months",
                        "collective",
                        "individual"));
        fields.put("people", List.of("days", "late", "never", "withdraw.applications", "withdraw.ventures"));
        fields.put("draws", List.of("from", "seed"));
        return fields;
    }

    @GetMapping
    String order(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable String like,
            Locale locale,
            Model model) {
        Map<String, String> values = new LinkedHashMap<>(Assumptions.usual().settings());
        if (like != null) {
            Map<String, String> then = Assumptions.parse(
                            rehearsing.sheet(me.id(), RehearsalId.of(like)).assumptions())
                    .settings();
            values.put(MORE, differing(then));
            values.putAll(then);
        }
        return form(me, values, Map.of(), locale, model);
    }

    /** The settings without a field that are not the usual ones, one a line. */
    private static String differing(Map<String, String> settings) {
        Map<String, String> usual = Assumptions.usual().settings();
        return settings.entrySet().stream()
                .filter(entry -> FIELDS.values().stream().noneMatch(names -> names.contains(entry.getKey())))
                .filter(entry -> !entry.getValue().equals(usual.get(entry.getKey())))
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining("\n"));
    }

    @PostMapping
    String begin(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam Map<String, String> said,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        Map<String, String> errors = new LinkedHashMap<>();
        Assumptions assumptions = Assumptions.usual();
        try {
            assumptions = assumptions.with(Assumptions.parse(said.getOrDefault(MORE, "")));
        } catch (Refused refused) {
            errors.put(MORE, text(refused, locale));
        }
        for (String name : FIELDS.values().stream().flatMap(List::stream).toList()) {
            try {
                assumptions = assumptions.with(name, said.getOrDefault(name, "").strip());
            } catch (Refused refused) {
                errors.put(name, text(labelled(refused, name, locale), locale));
            }
        }
        if (errors.isEmpty()) {
            try {
                return "redirect:/studio/rehearsals/" + rehearsing.order(me.id(), assumptions);
            } catch (Refused refused) {
                errors.put("order", text(refused, locale));
            }
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return form(me, said, errors, locale, model);
    }

    @GetMapping("/{id}")
    String rehearsal(@AuthenticationPrincipal SignedIn me, @PathVariable String id, Locale locale, Model model) {
        progress(me, RehearsalId.of(id), locale, model);
        Report report = rehearsing.report(me.id(), RehearsalId.of(id)).orElse(null);
        if (report == null) {
            return "studio/rehearsal";
        }
        model.addAttribute("report", views.of(report, locale));
        compare(me, id, report, locale, model);
        return "studio/report";
    }

    /** How far it is, for the page to ask again; when it is over, the page is asked for anew. */
    @GetMapping("/{id}/progress")
    String progressPart(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        RehearsalSheet sheet = progress(me, RehearsalId.of(id), locale, model);
        if (sheet.state().over()) {
            response.setHeader("HX-Refresh", "true");
        }
        return "studio/rehearsal :: progress";
    }

    /** The comparison, once what is in force has been played too. */
    @GetMapping("/{id}/comparison")
    String comparisonPart(@AuthenticationPrincipal SignedIn me, @PathVariable String id, Locale locale, Model model) {
        Report report = rehearsing.report(me.id(), RehearsalId.of(id)).orElseThrow(NotFound::new);
        model.addAttribute("sheet", rehearsing.sheet(me.id(), RehearsalId.of(id)));
        compare(me, id, report, locale, model);
        return "studio/report :: comparison";
    }

    @GetMapping("/{id}/report.json")
    ResponseEntity<byte[]> json(@AuthenticationPrincipal SignedIn me, @PathVariable String id) {
        String json = rehearsing.json(me.id(), RehearsalId.of(id)).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("report.json")
                                .build()
                                .toString())
                .body(json.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/{id}/diagrams/{process}")
    String diagram(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @PathVariable String process,
            Locale locale,
            Model model) {
        RehearsalId rehearsal = RehearsalId.of(id);
        Report report = rehearsing.report(me.id(), rehearsal).orElseThrow(NotFound::new);
        Report.Coverage coverage = report.coverage().stream()
                .filter(one -> one.process().equals(process))
                .findFirst()
                .orElseThrow(NotFound::new);
        Map<String, Object> island = new LinkedHashMap<>();
        String xml = rehearsing.diagram(me.id(), rehearsal, process);
        model.addAttribute("words", words.of(process + ".bpmn", xml, locale));
        island.put("xml", xml);
        island.put("label", messages.getMessage("rehearsal.page.diagram", new Object[] {coverage.name()}, locale));
        Map<String, Integer> counts = new LinkedHashMap<>();
        coverage.elements().forEach(element -> counts.put(element.element(), element.count()));
        island.put("counts", counts);
        island.put(
                "never",
                coverage.elements().stream()
                        .filter(element -> element.count() == 0)
                        .map(Report.Covered::element)
                        .toList());
        Map<String, Integer> incidents = new LinkedHashMap<>();
        report.incidents().stream()
                .filter(incident -> incident.at().process().equals(process))
                .forEach(incident -> incidents.put(incident.at().element(), incident.count()));
        island.put("incidents", incidents);
        model.addAttribute("sheet", rehearsing.sheet(me.id(), rehearsal));
        model.addAttribute("coverage", coverage);
        model.addAttribute(
                "elements",
                coverage.elements().stream()
                        .filter(element -> !element.name().isEmpty())
                        .toList());
        model.addAttribute("island", JSON.writeValueAsString(island));
        return "studio/rehearsal-diagram";
    }

    @PostMapping("/{id}/cancel")
    String cancel(@AuthenticationPrincipal SignedIn me, @PathVariable String id) {
        rehearsing.cancel(me.id(), RehearsalId.of(id));
        return "redirect:/studio/rehearsals/" + id;
    }

    private String form(
            SignedIn me, Map<String, String> values, Map<String, String> errors, Locale locale, Model model) {
        Script script = rehearsing.script(me.id());
        model.addAttribute("drafts", script.drafts());
        model.addAttribute(
                "problems",
                script.problems().stream()
                        .map(problem -> StudioPages.ProblemView.of(problem, locale))
                        .toList());
        Map<String, List<Field>> groups = new LinkedHashMap<>();
        FIELDS.forEach((group, names) -> groups.put(
                group,
                names.stream().map(name -> field(name, values, errors, locale)).toList()));
        model.addAttribute("groups", groups);
        model.addAttribute("more", values.getOrDefault(MORE, ""));
        model.addAttribute("errors", errors);
        model.addAttribute("usual", Assumptions.usualText());
        List<RehearsalSheet> all = rehearsing.all(me.id());
        Map<PersonId, String> names =
                people.all(all.stream().map(RehearsalSheet::author).collect(Collectors.toSet())).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().displayName()));
        model.addAttribute(
                "lines",
                all.stream()
                        .map(sheet -> new Line(
                                sheet, names.getOrDefault(sheet.author(), ""), tone(sheet), state(sheet, locale)))
                        .toList());
        return "studio/rehearsals";
    }

    private Field field(String name, Map<String, String> values, Map<String, String> errors, Locale locale) {
        String type = "from".equals(name) ? "date" : "text";
        return new Field(
                name,
                label(name, locale),
                values.getOrDefault(name, ""),
                type,
                messages.getMessage("rehearsal.setting." + name + ".help", null, null, locale),
                errors.get(name));
    }

    private RehearsalSheet progress(SignedIn me, RehearsalId id, Locale locale, Model model) {
        RehearsalSheet sheet = rehearsing.sheet(me.id(), id);
        model.addAttribute("sheet", sheet);
        model.addAttribute("mine", sheet.author().equals(me.id()));
        model.addAttribute("tone", tone(sheet));
        model.addAttribute("state", state(sheet, locale));
        return sheet;
    }

    private void compare(SignedIn me, String id, Report report, Locale locale, Model model) {
        model.addAttribute(
                "comparison",
                rehearsing
                        .inForce(me.id(), RehearsalId.of(id))
                        .map(before -> views.comparison(before, report, locale))
                        .orElse(null));
    }

    private static String tone(RehearsalSheet sheet) {
        return switch (sheet.state()) {
            case WAITING, RUNNING -> "info";
            case DONE -> "success";
            case CANCELLED -> "neutral";
            case REFUSED, KILLED, BROKEN -> "danger";
        };
    }

    private String state(RehearsalSheet sheet, Locale locale) {
        return messages.getMessage("rehearsal.state." + sheet.state(), null, locale);
    }

    private String label(String name, Locale locale) {
        return messages.getMessage("rehearsal.setting." + name, null, locale);
    }

    /** On the page a setting is called as its field is. */
    private Refused labelled(Refused refused, String name, Locale locale) {
        Object[] arguments = refused.arguments();
        return new Refused(
                refused.code(),
                Arrays.stream(arguments)
                        .map(argument -> name.equals(argument) ? label(name, locale) : argument)
                        .toArray());
    }

    private String text(Refused refused, Locale locale) {
        return messages.getMessage(refused.code(), refused.arguments(), locale);
    }
}
