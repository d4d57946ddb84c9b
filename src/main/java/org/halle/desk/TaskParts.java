package org.halle.desk;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RuntimeService;
import org.halle.desk.TaskHandler.TaskAtHand;
import org.halle.desk.TaskHandler.TaskDone;
import org.halle.desk.TaskTable.Row;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a task consists of: the words of its diagram, its form, who handles its answers, what it is about. */
@Component
class TaskParts {

    private final DeployedForms forms;
    private final TaskModels models;
    private final KnownWork known;
    private final RuntimeService runtime;

    TaskParts(DeployedForms forms, TaskModels models, KnownWork known, RuntimeService runtime) {
        this.forms = forms;
        this.models = models;
        this.known = known;
        this.runtime = runtime;
    }

    TaskModel model(Row row) {
        return models.of(row.place().definitionId(), row.task().activity());
    }

    @Nullable FormSchema form(Row row) {
        String form = row.place().form();
        return form == null ? null : forms.of(row.place().deploymentId(), form);
    }

    /**
     * The module that answers for a kind of subjects.
     *
     * @throws NotFound when there is none
     */
    Subjects kind(String name) {
        Subjects kind = known.kind(name);
        if (kind == null) {
            throw new NotFound();
        }
        return kind;
    }

    /** Null for a task that only keeps its answers. */
    @Nullable TaskHandler handler(TaskModel model) {
        String name = model.handler();
        if (name == null) {
            return null;
        }
        TaskHandler handler = known.handler(name);
        if (handler == null) {
            throw new IllegalStateException("no handler is named " + name);
        }
        return handler;
    }

    /** The task's own data, before anybody has answered. */
    Map<String, Object> prefill(TaskModel model, Row row, PersonId by) {
        TaskHandler handler = handler(model);
        return handler == null ? Map.of() : handler.prefill(atHand(row, model, by));
    }

    TaskAtHand atHand(Row row, TaskModel model, PersonId by) {
        return new AtHand(row, model, by, runtime, () -> form(row));
    }

    TaskDone done(Row row, TaskModel model, PersonId by, Answers answers) {
        return new Done(atHand(row, model, by), answers);
    }

    private record AtHand(
            Row row, TaskModel model, PersonId by, RuntimeService runtime, Supplier<@Nullable FormSchema> form)
            implements TaskAtHand {
        @Override
        public String id() {
            return row.task().id();
        }

        @Override
        public UUID subject() {
            return row.task().subject();
        }

        @Override
        public @Nullable String property(String name) {
            return model.properties().get(name);
        }

        @Override
        public String variable(String name) {
            Object value = runtime.getVariable(row.place().executionId(), name);
            if (value == null) {
                throw new IllegalStateException(
                        "variable " + name + " is not set at " + row.task().activity());
            }
            return value.toString();
        }

        @Override
        public List<FormQuestions.Question> questions() {
            FormSchema schema = form.get();
            return schema == null ? List.of() : FormQuestions.of(schema);
        }
    }

    private record Done(TaskAtHand task, Answers answers) implements TaskDone {
        @Override
        public String id() {
            return task.id();
        }

        @Override
        public UUID subject() {
            return task.subject();
        }

        @Override
        public PersonId by() {
            return task.by();
        }

        @Override
        public @Nullable String property(String name) {
            return task.property(name);
        }

        @Override
        public String variable(String name) {
            return task.variable(name);
        }

        @Override
        public List<FormQuestions.Question> questions() {
            return task.questions();
        }
    }
}
