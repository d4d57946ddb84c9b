package org.halle.desk;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.halle.engine.Outcome;
import org.halle.kernel.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What Java does with the answers of a human task that names it (task property {@code handler}). A task without a
 * handler keeps its answers and goes on.
 */
public final class TaskHandler {

    /** A task being looked at or completed. */
    public interface TaskAtHand {

        /** The engine's id of the task. */
        String id();

        /** The id of what the task is about. */
        UUID subject();

        /** Who is looking. */
        PersonId by();

        /** A task property that the modeler set; null when it did not. */
        @Nullable String property(String name);

        /**
         * A variable of the instance, as text.
         *
         * @throws IllegalStateException when the diagram never set it
         */
        String variable(String name);

        /** What the task's own form asks, which may be older than the newest; empty without a form. */
        List<FormQuestions.Question> questions();
    }

    /** A task somebody has answered. */
    public interface TaskDone extends TaskAtHand {
        Answers answers();
    }

    private final Description description;
    private final Function<TaskDone, Outcome> work;

    private TaskHandler(Description description, Function<TaskDone, Outcome> work) {
        this.description = description;
        this.work = work;
    }

    public static Description named(String name) {
        return new Description(name, "", "", task -> Map.of(), null, task -> Map.of());
    }

    public String name() {
        return description.name;
    }

    public String title() {
        return description.title;
    }

    public String help() {
        return description.help;
    }

    /** Initial answers and the options of choices that the form leaves to its data ({@code valuesKey}). */
    Map<String, Object> prefill(TaskAtHand task) {
        return description.prefill.apply(task);
    }

    Subjects.@Nullable Panel panel(TaskAtHand task) {
        String fragment = description.panel;
        return fragment == null ? null : new Subjects.Panel(fragment, description.panelModel.apply(task));
    }

    Outcome complete(TaskDone done) {
        return work.apply(done);
    }

    /** What the catalogue says of a handler, being written. */
    public static final class Description {
        private final String name;
        private final String title;
        private final String help;
        private final Function<TaskAtHand, Map<String, Object>> prefill;
        private final @Nullable String panel;
        private final Function<TaskAtHand, Map<String, Object>> panelModel;

        private Description(
                String name,
                String title,
                String help,
                Function<TaskAtHand, Map<String, Object>> prefill,
                @Nullable String panel,
                Function<TaskAtHand, Map<String, Object>> panelModel) {
            this.name = name;
            this.title = title;
            this.help = help;
            this.prefill = prefill;
            this.panel = panel;
            this.panelModel = panelModel;
        }

        /** What a manager reads in the modeler, in French: verb and noun. */
        public Description title(String text) {
            return new Description(name, text, help, prefill, panel, panelModel);
        }

        public Description help(String text) {
            return new Description(name, title, text, prefill, panel, panelModel);
        }

        public Description prefill(Function<TaskAtHand, Map<String, Object>> data) {
            return new Description(name, title, help, data, panel, panelModel);
        }

        /** @param fragment shown beside the form instead of the subject's own panel, as "selection/panel :: grid" */
        public Description panel(String fragment, Function<TaskAtHand, Map<String, Object>> model) {
            return new Description(name, title, help, prefill, fragment, model);
        }

        /** @param work may throw {@link org.halle.kernel.Refused}: the task stays open and the answers are kept */
        public TaskHandler does(Function<TaskDone, Outcome> work) {
            return new TaskHandler(this, work);
        }
    }
}
