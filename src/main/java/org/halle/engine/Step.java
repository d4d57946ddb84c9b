package org.halle.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * A step of the catalogue: work that a diagram asks of the machine by {@code camunda:delegateExpression="${name}"}. It
 * describes itself once; the modelers' templates are generated from that.
 */
public final class Step implements JavaDelegate {

    /** An input of a step, typed in the modeler. */
    public record Input(String name, String label, List<String> choices) {}

    /** A variable the step sets. */
    public record Result(String name, String label) {}

    private final Description description;
    private final Function<StepCall, Outcome> work;

    private Step(Description description, Function<StepCall, Outcome> work) {
        this.description = description;
        this.work = work;
    }

    public static Description named(String name) {
        return new Description(name, "", "", List.of(), List.of());
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

    public List<Input> inputs() {
        return description.inputs;
    }

    public List<Result> outcomes() {
        return description.outcomes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariables(work.apply(new StepCall(execution)).variables());
    }

    /** What the catalogue says of a step, being written. */
    public static final class Description {
        private final String name;
        private final String title;
        private final String help;
        private final List<Input> inputs;
        private final List<Result> outcomes;

        private Description(String name, String title, String help, List<Input> inputs, List<Result> outcomes) {
            this.name = name;
            this.title = title;
            this.help = help;
            this.inputs = inputs;
            this.outcomes = outcomes;
        }

        /** What a manager reads in the modeler, in French: verb and noun. */
        public Description title(String text) {
            return new Description(name, text, help, inputs, outcomes);
        }

        /** One or two French sentences: what happens, and to whom. */
        public Description help(String text) {
            return new Description(name, title, text, inputs, outcomes);
        }

        public Description input(String input, String label, String... choices) {
            return new Description(
                    name, title, help, with(inputs, new Input(input, label, List.of(choices))), outcomes);
        }

        public Description outcome(String variable, String label) {
            return new Description(name, title, help, inputs, with(outcomes, new Result(variable, label)));
        }

        public Step does(Function<StepCall, Outcome> work) {
            return new Step(this, work);
        }

        private static <T> List<T> with(List<T> list, T more) {
            List<T> longer = new ArrayList<>(list);
            longer.add(more);
            return List.copyOf(longer);
        }
    }
}
