package org.halle.studio.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halle.desk.Subjects;
import org.halle.desk.TaskList;
import org.halle.engine.CaseMigration.Landing;
import org.halle.engine.PlainWords.Told;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.people.People;
import org.halle.people.SignedIn;
import org.halle.studio.Difference.Change;
import org.halle.studio.Difference.Detail;
import org.halle.studio.Publishing;
import org.halle.studio.Publishing.Preview;
import org.halle.studio.Publishing.Progress;
import org.halle.studio.Release;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;

/** Publishing with its preview, and what became of each release. */
@Controller
@RequestMapping("/studio")
class ReleasePages {

    private static final int MOST_TITLES = 20;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Publishing publishing;
    private final TaskList tasks;
    private final People people;
    private final ObjectProvider<Subjects> subjects;
    private final FileWords words;
    private final MessageSource messages;

    ReleasePages(
            Publishing publishing,
            TaskList tasks,
            People people,
            ObjectProvider<Subjects> subjects,
            FileWords words,
            MessageSource messages) {
        this.publishing = publishing;
        this.tasks = tasks;
        this.people = people;
        this.subjects = subjects;
        this.words = words;
        this.messages = messages;
    }

    /** A file that changes, with its differences in words. */
    record FileChange(
            String name,
            boolean conflict,
            List<String> sentences,
            List<Told> words,
            Set<String> fresh,
            @Nullable String island) {}

    /** Cases that stand at the same place and fare alike. */
    record Group(
            String stage, String place, int cases, boolean moves, String fate, List<String> timers, String titles) {}

    /** A case that stayed, and why. */
    record Stayed(String title, String stage, String reason) {}

    @GetMapping("/publish")
    String preview(@AuthenticationPrincipal SignedIn me, Locale locale, Model model, HttpServletResponse response) {
        return previewPage(publishing.preview(me.id()), null, "", true, null, locale, model, response);
    }

    @PostMapping("/publish")
    String publish(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam String seen,
            @RequestParam(defaultValue = "") String remark,
            @RequestParam(defaultValue = "take") String cases,
            Locale locale,
            Model model,
            RedirectAttributes after,
            HttpServletResponse response) {
        boolean take = "take".equals(cases);
        try {
            Release release = publishing.publish(me.id(), seen, remark, take);
            after.addFlashAttribute("message", text("studio.published", locale, release.number()));
            return "redirect:/studio/releases/" + release.number();
        } catch (Refused refused) {
            return previewPage(
                    publishing.preview(me.id()),
                    null,
                    remark,
                    take,
                    text(refused.code(), locale, refused.arguments()),
                    locale,
                    model,
                    response);
        }
    }

    @GetMapping("/releases/{number}/back")
    String previewBack(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable int number,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        return previewPage(publishing.previewBack(me.id(), number), number, "", true, null, locale, model, response);
    }

    @PostMapping("/releases/{number}/back")
    String goBack(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable int number,
            @RequestParam String seen,
            @RequestParam(defaultValue = "") String remark,
            @RequestParam(defaultValue = "take") String cases,
            Locale locale,
            Model model,
            RedirectAttributes after,
            HttpServletResponse response) {
        boolean take = "take".equals(cases);
        try {
            Release release = publishing.goBack(me.id(), number, seen, remark, take);
            after.addFlashAttribute("message", text("studio.published", locale, release.number()));
            return "redirect:/studio/releases/" + release.number();
        } catch (Refused refused) {
            return previewPage(
                    publishing.previewBack(me.id(), number),
                    number,
                    remark,
                    take,
                    text(refused.code(), locale, refused.arguments()),
                    locale,
                    model,
                    response);
        }
    }

    @GetMapping("/releases/{number}")
    String release(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable int number,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        Release release = publishing.release(me.id(), number);
        PersonId author = release.author();
        model.addAttribute("release", release);
        model.addAttribute(
                "author",
                people.all(List.of(author)).get(author) == null
                        ? ""
                        : people.get(author).displayName());
        List<FileChange> files = new ArrayList<>();
        publishing
                .differences(me.id(), number)
                .forEach((file, sides) -> files.add(new FileChange(
                        file,
                        false,
                        sentences(sides.changes(), locale),
                        List.of(),
                        Set.of(),
                        drawn(file, sides.before(), sides.after()))));
        model.addAttribute("files", files);
        model.addAttribute("newest", publishing.releases(me.id()).get(0).number() == number);
        progress(me, number, locale, model);
        response.setHeader("Content-Security-Policy", EditorPolicies.of("difference.bpmn"));
        return "studio/release";
    }

    @GetMapping("/releases/{number}/progress")
    String progressPart(@AuthenticationPrincipal SignedIn me, @PathVariable int number, Locale locale, Model model) {
        model.addAttribute("release", publishing.release(me.id(), number));
        progress(me, number, locale, model);
        return "studio/release :: progress";
    }

    @PostMapping("/releases/{number}/retry")
    String retry(@AuthenticationPrincipal SignedIn me, @PathVariable int number) {
        publishing.retry(me.id(), number);
        return "redirect:/studio/releases/" + number;
    }

    @PostMapping("/releases/{number}/cancel")
    String cancel(@AuthenticationPrincipal SignedIn me, @PathVariable int number) {
        publishing.cancel(me.id(), number);
        return "redirect:/studio/releases/" + number;
    }

    private String previewPage(
            Preview preview,
            @Nullable Integer backTo,
            String remark,
            boolean take,
            @Nullable String problem,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("preview", preview);
        model.addAttribute("backTo", backTo);
        model.addAttribute(
                "files",
                preview.files().stream().map(file -> reviewed(file, locale)).toList());
        model.addAttribute(
                "problems",
                preview.problems().stream()
                        .map(one -> StudioPages.ProblemView.of(one, locale))
                        .toList());
        model.addAttribute("groups", groups(preview.landings(), locale));
        model.addAttribute("remark", remark);
        model.addAttribute("take", take);
        model.addAttribute("problem", problem);
        return "studio/publish";
    }

    private void progress(SignedIn me, int number, Locale locale, Model model) {
        Progress progress = publishing.progress(me.id(), number);
        Map<String, String> stages = tasks.stages();
        model.addAttribute("progress", progress);
        model.addAttribute(
                "stays",
                progress.stays().stream()
                        .map(stay -> new Stayed(
                                title(stay.about()),
                                stages.getOrDefault(stay.process(), stay.process()),
                                reason(stay.reason(), locale)))
                        .toList());
    }

    private List<Group> groups(List<Landing> landings, Locale locale) {
        record Place(String process, List<String> places, boolean moves, String fate, List<String> timers) {}
        Map<String, String> stages = tasks.stages();
        Map<Place, List<Landing>> alike = landings.stream()
                .collect(Collectors.groupingBy(
                        landing -> new Place(
                                landing.process(),
                                landing.places(),
                                landing.moves(),
                                fate(landing, locale),
                                landing.timers().stream()
                                        .map(timer -> timer(timer.name(), timer.before(), timer.after(), locale))
                                        .toList()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return alike.entrySet().stream()
                .map(entry -> new Group(
                        stages.getOrDefault(
                                entry.getKey().process(), entry.getKey().process()),
                        String.join(", ", entry.getKey().places()),
                        entry.getValue().size(),
                        entry.getKey().moves(),
                        entry.getKey().fate(),
                        entry.getKey().timers(),
                        titles(entry.getValue())))
                .sorted(java.util.Comparator.comparing(Group::moves).thenComparing(Group::stage))
                .toList();
    }

    private String titles(List<Landing> landings) {
        String named = landings.stream()
                .limit(MOST_TITLES)
                .map(landing -> title(landing.about()))
                .distinct()
                .collect(Collectors.joining(" · "));
        return landings.size() > MOST_TITLES ? named + " …" : named;
    }

    private String title(UUID about) {
        return subjects.stream()
                .map(kind -> {
                    try {
                        return kind.card(about).title();
                    } catch (NotFound other) {
                        return "";
                    }
                })
                .filter(title -> !title.isEmpty())
                .findFirst()
                .orElse("—");
    }

    private String fate(Landing landing, Locale locale) {
        return landing.obstacle() == null
                ? text("studio.landing.moves", locale)
                : text("studio.landing." + landing.obstacle().name(), locale, String.valueOf(landing.obstacleAt()));
    }

    private String timer(String name, @Nullable String before, @Nullable String after, Locale locale) {
        if (before == null) {
            return text("studio.timer.added", locale, name, String.valueOf(after));
        }
        return after == null
                ? text("studio.timer.removed", locale, name, before)
                : text("studio.timer.changed", locale, name, before, after);
    }

    private List<String> sentences(List<Change> changes, Locale locale) {
        return changes.stream()
                .map(change -> {
                    String kind =
                            messages.getMessage("studio.element." + change.element(), null, change.element(), locale);
                    String details = change.details().stream()
                            .map(detail -> detail(detail, locale))
                            .collect(Collectors.joining(" ; "));
                    return text(
                            "studio.change." + change.kind().name(),
                            locale,
                            String.valueOf(kind),
                            change.name(),
                            details);
                })
                .toList();
    }

    private String detail(Detail detail, Locale locale) {
        return text(
                "studio.change.detail",
                locale,
                String.valueOf(
                        messages.getMessage("studio.property." + detail.property(), null, detail.property(), locale)),
                shortened(detail.before()),
                shortened(detail.after()));
    }

    private static String shortened(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "—";
        }
        return value.length() > 120 ? value.substring(0, 120) + "…" : value;
    }

    private static @Nullable String drawn(String file, String before, String after) {
        return file.endsWith(".bpmn") && !before.isEmpty()
                ? JSON.writeValueAsString(Map.of("before", before, "after", after))
                : null;
    }

    private String reason(String kept, Locale locale) {
        String[] lines = kept.split("\n");
        return String.valueOf(
                messages.getMessage(lines[0], Arrays.copyOfRange(lines, 1, lines.length), lines[0], locale));
    }

    private FileChange reviewed(Publishing.ChangedFile file, Locale locale) {
        FileWords.Reviewed told = words.of(file.name(), file.before(), file.after(), locale);
        return new FileChange(
                file.name(), file.conflict(), sentences(file.changes(), locale), told.words(), told.fresh(), null);
    }

    private String text(String code, Locale locale, Object... arguments) {
        return messages.getMessage(code, arguments, locale);
    }
}
