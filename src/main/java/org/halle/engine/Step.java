package org.halle.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * A step of the catalogue: work that a diagram asks of the machine by {@code camunda:delegateExpression="${name}"}. It
 * describes itself once; the modelers' templates are generated from that.
 */
public final class Step implements JavaDelegate {

    /** How an input is typed in the modeler. */
    public enum Type {
        /** A line of text. */
        TEXT,
        /** Paragraphs. */
        PROSE,
        /** A whole number. */
        NUMBER,
        /** One of the choices. */
        CHOICE,
        /** A moment that a variable holds, as {@code ${closesAt}}. */
        MOMENT
    }

    /**
     * An input of a step, typed in the modeler.
     *
     * @param example what a manager might type there
     */
    public record Input(String name, String label, Type type, boolean required, List<String> choices, String example) {}

    /** Something that may go wrong and that the diagram may deal with, by an error event of that code. */
    public record Failure(String code, String label) {}

    /** A variable the step sets. */
    public record Result(String name, String label) {}

    private final Description description;
    private final Function<StepCall, Outcome> work;

    private Step(Description description, Function<StepCall, Outcome> work) {
        this.description = description;
        this.work = work;
    }

    public static Description named(String name) {
        return new Description(name, "", "", List.of(), List.of(), List.of());
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

    public List<Failure> failures() {
        return description.failures;
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
        private final List<Failure> failures;

        private Description(
                String name,
                String title,
                String help,
                List<Input> inputs,
                List<Result> outcomes,
                List<Failure> failures) {
            this.name = name;
            this.title = title;
            this.help = help;
            this.inputs = inputs;
            this.outcomes = outcomes;
            this.failures = failures;
        }

        /** What a manager reads in the modeler, in French: verb and noun. */
        public Description title(String text) {
            return new Description(name, text, help, inputs, outcomes, failures);
        }

        /** One or two French sentences: what happens, and to whom. */
        public Description help(String text) {
            return new Description(name, title, text, inputs, outcomes, failures);
        }

        /** A line of text, or one of the choices. */
        public Description input(String input, String label, String... choices) {
            return choices.length == 0
                    ? input(new Input(input, label, Type.TEXT, false, List.of(), "…"))
                    : input(new Input(input, label, Type.CHOICE, false, List.of(choices), choices[0]));
        }

        public Description prose(String input, String label) {
            return input(new Input(input, label, Type.PROSE, false, List.of(), "…"));
        }

        public Description number(String input, String label) {
            return input(new Input(input, label, Type.NUMBER, false, List.of(), "7"));
        }

        public Description moment(String input, String label) {
            return input(new Input(input, label, Type.MOMENT, false, List.of(), "${closesAt}"));
        }

        /** The input described last may not be left empty. */
        public Description required() {
            return last(input ->
                    new Input(input.name(), input.label(), input.type(), true, input.choices(), input.example()));
        }

        /** What a manager might type in the input described last. */
        public Description like(String example) {
            return last(input ->
                    new Input(input.name(), input.label(), input.type(), input.required(), input.choices(), example));
        }

        private Description last(UnaryOperator<Input> change) {
            List<Input> all = new ArrayList<>(inputs);
            all.add(change.apply(all.remove(all.size() - 1)));
            return new Description(name, title, help, List.copyOf(all), outcomes, failures);
        }

        private Description input(Input more) {
            return new Description(name, title, help, with(inputs, more), outcomes, failures);
        }

        /** What {@link StepFailed} tells the diagram. */
        public Description failure(String code, String label) {
            return new Description(name, title, help, inputs, outcomes, with(failures, new Failure(code, label)));
        }

        public Description outcome(String variable, String label) {
            return new Description(name, title, help, inputs, with(outcomes, new Result(variable, label)), failures);
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
