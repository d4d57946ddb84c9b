package org.halle.engine.sandbox;

import java.util.List;
import java.util.Map;

/** Work asked of the machine: a step of the catalogue, in a transaction of its own, with inputs that it knows. */
final class StepRules {

    private final Surroundings around;
    private final Findings findings;

    StepRules(Surroundings around, Findings findings) {
        this.around = around;
        this.findings = findings;
    }

    /** @param names the element whose attribute names the step: the task itself, or what an event sends */
    void check(Node at, Node names) {
        String expression = names.get("camunda:delegateExpression");
        String step = Expressions.name(expression).orElse("");
        Map<String, List<String>> inputs = around.words().steps().get(step);
        if (inputs == null) {
            findings.add(at, expression.isBlank() ? "step-missing" : "step-unknown", at.label(), expression);
            return;
        }
        if (!Elements.isTrue(at, "camunda:asyncBefore")) {
            findings.add(at, "async-step", at.label());
        }
        if (!inputs.isEmpty()) {
            at.all("camunda:inputParameter").forEach(input -> input(at, step, inputs, input));
        }
    }

    private void input(Node at, String step, Map<String, List<String>> inputs, Node input) {
        List<String> choices = inputs.get(input.get("name"));
        if (choices == null) {
            findings.add(input, "input-unknown", at.label(), input.get("name"), step);
        } else if (!choices.isEmpty()
                && !input.text().isEmpty()
                && !Expressions.any(input.text())
                && !choices.contains(input.text())) {
            findings.add(input, "input-choice", at.label(), input.get("name"), String.join(", ", choices));
        }
    }
}
