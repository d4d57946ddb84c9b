package org.halle.desk.web;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.halle.desk.Covering;
import org.halle.desk.Desk;
import org.halle.desk.OpenTask;
import org.halle.desk.TaskFilter;
import org.halle.desk.TaskFilter.Whose;
import org.halle.desk.TaskList;
import org.halle.desk.TaskView;
import org.halle.kernel.HalleClock;
import org.halle.kernel.ProgrammeId;
import org.halle.people.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
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
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** The task list and the page of one task. */
@Controller
@RequestMapping("/desk")
class DeskPages {

    private static final int SOON_DAYS = 7;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Desk desk;
    private final TaskList list;
    private final Covering covering;
    private final HalleClock clock;

    DeskPages(Desk desk, TaskList list, Covering covering, HalleClock clock) {
        this.desk = desk;
        this.list = list;
        this.covering = covering;
        this.clock = clock;
    }

    /** What the browser sends of a form. */
    record FormBody(Map<String, Object> answers) {
        FormBody {
            answers = Objects.requireNonNullElse(answers, Map.of());
        }
    }

    /** Where the browser goes when a task is done. */
    record Next(String next) {}

    /** When a draft was kept. */
    record Saved(Instant savedAt) {}

    @GetMapping
    String tasks(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "ALL") Whose whose,
            @RequestParam(required = false) @Nullable String programme,
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable String due,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String done,
            Model model) {
        TaskFilter filter = new TaskFilter(
                whose,
                programme == null || programme.isBlank() ? null : ProgrammeId.of(programme),
                blankToNull(stage),
                dueBefore(due),
                blankToNull(q));
        TaskList.Page page = list.page(me.id(), filter, after);
        model.addAttribute("page", page);
        model.addAttribute("whose", whose);
        model.addAttribute("stage", stage);
        model.addAttribute("programme", programme);
        model.addAttribute("due", due);
        model.addAttribute("q", q);
        model.addAttribute("older", page.next() == null ? null : address(whose, programme, stage, due, q, page.next()));
        model.addAttribute("newer", after == null ? null : address(whose, programme, stage, due, q, null));
        model.addAttribute("filtered", !filter.equals(TaskFilter.ALL));
        model.addAttribute("stages", list.stages());
        model.addAttribute("programmes", list.programmes(me.id()));
        model.addAttribute(
                "covers",
                covering.of(me.id()).stream().filter(Covering.Seen::now).toList());
        model.addAttribute("mayHandOver", !covering.colleagues(me.id()).isEmpty());
        model.addAttribute("done", done == null ? null : list.doneBy(me.id(), done));
        return "desk/list";
    }

    @GetMapping("/{id}")
    String task(
            @AuthenticationPrincipal SignedIn me, @PathVariable String id, CsrfToken csrf, Locale locale, Model model) {
        TaskView view = desk.open(me.id(), id);
        OpenTask task = view.task();
        model.addAttribute("view", view);
        model.addAttribute("stage", list.stages().getOrDefault(task.process(), task.process()));
        model.addAttribute("history", list.history(me.id(), task, locale));
        model.addAttribute("island", view.schema().isEmpty() ? null : island(view, csrf, locale));
        model.addAllAttributes(view.panelModel());
        return "desk/task";
    }

    /** What the form island needs, as its own documentation says. */
    private static String island(TaskView view, CsrfToken csrf, Locale locale) {
        String path = "/desk/" + view.task().id();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("schema", JSON.readTree(view.schema()));
        data.put("data", view.data());
        data.put("draftUrl", path + "/draft");
        data.put("completeUrl", path + "/complete");
        data.put("uploadUrl", "/documents");
        data.put("uploadSubject", view.task().kind() + "/" + view.task().subject());
        data.put("csrfHeader", csrf.getHeaderName());
        data.put("csrfToken", csrf.getToken());
        data.put("locale", locale.getLanguage());
        data.put("readonly", view.takenBy() != null && !view.takenByMe());
        data.put("backUrl", "/desk");
        if (view.draftSavedAt() != null) {
            data.put("savedAt", view.draftSavedAt().toString());
        }
        return JSON.writeValueAsString(data);
    }

    @PutMapping("/{id}/draft")
    @ResponseBody
    Saved draft(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestBody FormBody body) {
        return new Saved(desk.saveDraft(me.id(), id, body.answers()));
    }

    @PostMapping("/{id}/complete")
    @ResponseBody
    Next complete(
            @AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestBody FormBody body, Locale locale) {
        desk.complete(me.id(), id, body.answers(), locale);
        return new Next("/desk?done=" + id);
    }

    /** A task without a form is only confirmed. */
    @PostMapping("/{id}/confirm")
    String confirm(@AuthenticationPrincipal SignedIn me, @PathVariable String id, Locale locale) {
        desk.complete(me.id(), id, Map.of(), locale);
        return "redirect:/desk?done=" + id;
    }

    @PostMapping("/{id}/claim")
    String claim(@AuthenticationPrincipal SignedIn me, @PathVariable String id) {
        desk.claim(me.id(), id);
        return "redirect:/desk/" + id;
    }

    @PostMapping("/{id}/release")
    String release(@AuthenticationPrincipal SignedIn me, @PathVariable String id) {
        desk.release(me.id(), id);
        return "redirect:/desk/" + id;
    }

    /** Asked every few seconds by the page: who else is here. */
    @GetMapping("/{id}/looking")
    String looking(@AuthenticationPrincipal SignedIn me, @PathVariable String id, Model model) {
        List<String> others = desk.lookingAt(me.id(), id);
        model.addAttribute("others", others);
        return "desk/task :: looking(others=${others})";
    }

    private static String address(
            Whose whose,
            @Nullable String programme,
            @Nullable String stage,
            @Nullable String due,
            @Nullable String q,
            @Nullable String after) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/desk").queryParam("whose", whose);
        Map<String, @Nullable String> rest = new LinkedHashMap<>();
        rest.put("programme", programme);
        rest.put("stage", stage);
        rest.put("due", due);
        rest.put("q", q);
        rest.put("after", after);
        rest.forEach((name, value) -> {
            if (value != null && !value.isBlank()) {
                address.queryParam(name, value);
            }
        });
        return address.encode().toUriString();
    }

    private @Nullable Instant dueBefore(@Nullable String due) {
        if ("late".equals(due)) {
            return clock.instant();
        }
        return "soon".equals(due) ? clock.instant().plus(SOON_DAYS, ChronoUnit.DAYS) : null;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
