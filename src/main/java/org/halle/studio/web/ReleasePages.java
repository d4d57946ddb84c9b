package org.halle.studio.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.halle.desk.TaskList;
import org.halle.kernel.ApprovalId;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.SignedIn;
import org.halle.studio.Approving;
import org.halle.studio.Publishing;
import org.halle.studio.Publishing.Preview;
import org.halle.studio.Publishing.Progress;
import org.halle.studio.Release;
import org.jspecify.annotations.Nullable;
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

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Publishing publishing;
    private final TaskList tasks;
    private final People people;
    private final PreviewViews previews;
    private final Approving approving;
    private final MessageSource messages;

    ReleasePages(
            Publishing publishing,
            TaskList tasks,
            People people,
            PreviewViews previews,
            Approving approving,
            MessageSource messages) {
        this.publishing = publishing;
        this.tasks = tasks;
        this.people = people;
        this.previews = previews;
        this.approving = approving;
        this.messages = messages;
    }

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
            if (approving.wanted()) {
                ApprovalId asked = approving.ask(me.id(), seen, remark, take);
                after.addFlashAttribute("message", text("studio.approval.asked", locale));
                return "redirect:/studio/approvals/" + asked;
            }
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
        List<PreviewViews.FileChange> files = new ArrayList<>();
        publishing
                .differences(me.id(), number)
                .forEach((file, sides) -> files.add(new PreviewViews.FileChange(
                        file,
                        false,
                        previews.sentences(sides.changes(), locale),
                        List.of(),
                        Set.of(),
                        drawn(file, sides.before(), sides.after()))));
        model.addAttribute("files", files);
        model.addAttribute(
                "approver",
                approving
                        .approver(me.id(), number)
                        .map(people::get)
                        .map(Person::displayName)
                        .orElse(null));
        model.addAttribute("letters", release.files().stream().allMatch(file -> file.endsWith(StudioPages.LETTER)));
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
        previews.show(preview, locale, model);
        model.addAttribute("backTo", backTo);
        model.addAttribute("wanted", backTo == null && approving.wanted());
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
                                previews.title(stay.about()),
                                stages.getOrDefault(stay.process(), stay.process()),
                                reason(stay.reason(), locale)))
                        .toList());
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

    private String text(String code, Locale locale, Object... arguments) {
        return messages.getMessage(code, arguments, locale);
    }
}
