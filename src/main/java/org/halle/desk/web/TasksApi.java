package org.halle.desk.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.halle.desk.Desk;
import org.halle.desk.OpenTask;
import org.halle.desk.TaskFilter;
import org.halle.desk.TaskList;
import org.halle.desk.TaskView;
import org.halle.people.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tasks over HTTP: the same door as the pages. */
@RestController
@RequestMapping("/api/tasks")
class TasksApi {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Desk desk;
    private final TaskList list;

    TasksApi(Desk desk, TaskList list) {
        this.desk = desk;
        this.list = list;
    }

    /** A task in a list. */
    record TaskLine(
            String id,
            String name,
            String stage,
            String activity,
            String kind,
            UUID subject,
            String title,
            String programme,
            @Nullable Instant due,
            boolean mine,
            @Nullable String takenBy,
            @Nullable String coveredFor) {}

    /** A page of tasks; {@code next} goes into {@code after}. */
    record TaskPage(List<TaskLine> tasks, int total, @Nullable String next) {}

    /** An opened task: its form's schema (form-js) and the answers so far. */
    record OpenedTask(
            String id,
            String name,
            String kind,
            UUID subject,
            String title,
            @Nullable Instant due,
            @Nullable JsonNode form,
            Map<String, Object> data) {}

    /** Answers by the form's keys. */
    record AnswersBody(Map<String, Object> answers) {
        AnswersBody {
            answers = Objects.requireNonNullElse(answers, Map.of());
        }
    }

    /** When a draft was kept. */
    record Saved(Instant savedAt) {}

    @GetMapping
    TaskPage tasks(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after) {
        TaskList.Page page = list.page(
                me.id(),
                new TaskFilter(TaskFilter.Whose.ALL, null, null, null, q == null || q.isBlank() ? null : q),
                after);
        return new TaskPage(page.lines().stream().map(TasksApi::line).toList(), list.count(me.id()), page.next());
    }

    @GetMapping("/{id}")
    OpenedTask task(@AuthenticationPrincipal SignedIn me, @PathVariable String id) {
        TaskView view = desk.open(me.id(), id);
        OpenTask task = view.task();
        return new OpenedTask(
                task.id(),
                task.name(),
                task.kind(),
                task.subject(),
                view.subject().title(),
                task.due(),
                view.schema().isEmpty() ? null : JSON.readTree(view.schema()),
                view.data());
    }

    @PutMapping("/{id}/draft")
    Saved draft(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestBody AnswersBody body) {
        return new Saved(desk.saveDraft(me.id(), id, body.answers()));
    }

    @PostMapping("/{id}/complete")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void complete(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @RequestBody AnswersBody body,
            Locale locale) {
        desk.complete(me.id(), id, body.answers(), locale);
    }

    private static TaskLine line(TaskList.Line line) {
        OpenTask task = line.task();
        return new TaskLine(
                task.id(),
                task.name(),
                line.stage(),
                task.activity(),
                task.kind(),
                task.subject(),
                line.title(),
                task.programme().toString(),
                task.due(),
                line.mine(),
                line.takenBy(),
                line.coveredFor());
    }
}
