package org.halle.studio.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.halle.engine.PlainWords.Told;
import org.halle.engine.sandbox.Problem;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.SignedIn;
import org.halle.studio.Approval;
import org.halle.studio.Approving;
import org.halle.studio.Drafting;
import org.halle.studio.Drafting.FileLine;
import org.halle.studio.Drafting.OpenFile;
import org.halle.studio.Drafting.Saved;
import org.halle.studio.Publishing;
import org.halle.studio.Release;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;

/** The files of the set, and an editor for each. */
@Controller
@RequestMapping("/studio")
class StudioPages {

    private static final JsonMapper JSON = JsonMapper.shared();
    static final String LETTER = ".letter";

    private final Drafting drafting;
    private final Publishing publishing;
    private final Approving approving;
    private final ElementTemplates templates;
    private final People people;
    private final FileWords words;
    private final MessageSource messages;

    StudioPages(
            Drafting drafting,
            Publishing publishing,
            Approving approving,
            ElementTemplates templates,
            People people,
            FileWords words,
            MessageSource messages) {
        this.drafting = drafting;
        this.publishing = publishing;
        this.approving = approving;
        this.templates = templates;
        this.people = people;
        this.words = words;
        this.messages = messages;
    }

    /** A file, told to a person. */
    record FileView(String name, String title, boolean fresh, @Nullable Instant savedAt, @Nullable String others) {}

    /** What an editor sends. */
    record DraftBody(String content) {

        /** Without a content nothing was drawn: a draft that is there stays as it is. */
        DraftBody {
            Objects.requireNonNull(content);
        }
    }

    /** What an editor is told. */
    record SavedView(boolean changedSince, List<ProblemView> problems, List<Told> words) {}

    record ProblemView(String file, @Nullable String element, @Nullable Integer line, String message) {

        static ProblemView of(Problem problem, Locale locale) {
            return new ProblemView(problem.file(), problem.element(), problem.line(), problem.sentence(locale));
        }
    }

    @GetMapping
    String home(@AuthenticationPrincipal SignedIn me, Locale locale, Model model) {
        show(me, "", "bpmn", null, locale, model);
        return "studio/home";
    }

    /** Whoever changes the language, or comes back by its address, after a refusal. */
    @GetMapping("/files")
    String backHome() {
        return "redirect:/studio";
    }

    @PostMapping("/files")
    String create(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "bpmn") String kind,
            Locale locale,
            Model model) {
        String file = name.strip() + "." + kind;
        try {
            drafting.create(me.id(), file);
        } catch (Refused refused) {
            show(me, name, kind, text(refused, locale), locale, model);
            return "studio/home";
        }
        return "redirect:/studio/files/" + file;
    }

    @GetMapping("/files/{file}")
    String edit(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String file,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        if (file.endsWith(LETTER)) {
            return "redirect:/studio/letters/" + file.substring(0, file.length() - LETTER.length());
        }
        OpenFile open = drafting.open(me.id(), file);
        response.setHeader("Content-Security-Policy", EditorPolicies.of(file));
        model.addAttribute("file", open);
        model.addAttribute("kind", file.substring(file.lastIndexOf('.') + 1));
        model.addAttribute("others", names(open.others()));
        model.addAttribute("editor", editor(file));
        model.addAttribute("island", island(open, locale));
        return "studio/edit";
    }

    @PutMapping(path = "/files/{file}/draft", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    SavedView save(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String file,
            @RequestBody DraftBody draft,
            Locale locale) {
        Saved saved = drafting.save(me.id(), file, draft.content());
        return new SavedView(
                saved.changedSince(), views(saved.problems(), locale), words.of(file, draft.content(), locale));
    }

    @PostMapping("/files/{file}/discard")
    String discard(
            @AuthenticationPrincipal SignedIn me, @PathVariable String file, Locale locale, RedirectAttributes after) {
        drafting.discard(me.id(), file);
        after.addFlashAttribute("message", messages.getMessage("studio.discarded", new Object[] {file}, locale));
        return "redirect:/studio";
    }

    @PostMapping("/files/{file}/keep")
    String keep(@AuthenticationPrincipal SignedIn me, @PathVariable String file) {
        drafting.keepMine(me.id(), file);
        return "redirect:/studio/files/" + file;
    }

    private void show(SignedIn me, String name, String kind, @Nullable String problem, Locale locale, Model model) {
        List<FileLine> files = drafting.files(me.id());
        Map<String, List<FileView>> groups = new LinkedHashMap<>();
        for (String ending : List.of("bpmn", "dmn", "form", "letter")) {
            groups.put(
                    ending,
                    files.stream()
                            .filter(file -> file.name().endsWith("." + ending))
                            .map(file -> new FileView(
                                    file.name(), file.title(), file.fresh(), file.savedAt(), names(file.others())))
                            .toList());
        }
        Map<String, String> kinds = new LinkedHashMap<>();
        groups.keySet()
                .forEach(ending -> kinds.put(ending, messages.getMessage("studio.kind." + ending, null, locale)));
        model.addAttribute("groups", groups);
        Map<String, String> fresh = new LinkedHashMap<>(kinds);
        // letters come with the house: nobody begins one
        fresh.remove("letter");
        model.addAttribute("freshKinds", fresh);
        model.addAttribute("kinds", kinds);
        model.addAttribute(
                "drafts", files.stream().filter(file -> file.savedAt() != null).count());
        List<Release> releases = publishing.releases(me.id());
        List<Approval> asked = approving.open(me.id());
        model.addAttribute("releases", releases);
        model.addAttribute("approvals", asked);
        model.addAttribute("wishes", approving.wishes(me.id()));
        model.addAttribute(
                "authors",
                authors(Stream.concat(
                                releases.stream().map(Release::author),
                                asked.stream().map(Approval::author))
                        .collect(Collectors.toSet())));
        model.addAttribute("name", name);
        model.addAttribute("kind", kind);
        model.addAttribute("problem", problem);
    }

    private String island(OpenFile open, Locale locale) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("file", open.name());
        data.put("content", open.content());
        data.put("label", messages.getMessage("studio.edit.label", new Object[] {open.name()}, locale));
        data.put("draftUrl", "/studio/files/" + open.name() + "/draft");
        Instant savedAt = open.savedAt();
        if (savedAt != null) {
            data.put("savedAt", savedAt.toString());
        }
        data.put("problems", views(open.problems(), locale));
        if (open.name().endsWith(".bpmn")) {
            data.put("words", words.of(open.name(), open.content(), locale));
            data.put("templates", templates.all());
        }
        return JSON.writeValueAsString(data);
    }

    private static String editor(String file) {
        if (file.endsWith(".bpmn")) {
            return "modeler";
        }
        return file.endsWith(".dmn") ? "decision" : "form-editor";
    }

    private static List<ProblemView> views(List<Problem> problems, Locale locale) {
        return problems.stream().map(problem -> ProblemView.of(problem, locale)).toList();
    }

    private Map<String, String> authors(Set<PersonId> ids) {
        return people.all(ids).entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().toString(), entry -> entry.getValue()
                        .displayName()));
    }

    private @Nullable String names(List<PersonId> ids) {
        if (ids.isEmpty()) {
            return null;
        }
        Map<PersonId, Person> known = people.all(ids);
        return ids.stream()
                .flatMap(id -> Stream.ofNullable(known.get(id)))
                .map(Person::displayName)
                .collect(Collectors.joining(", "));
    }

    private String text(Refused refused, Locale locale) {
        return messages.getMessage(refused.code(), refused.arguments(), locale);
    }
}
