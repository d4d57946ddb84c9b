package org.halle.engine.sandbox;

import java.util.List;
import java.util.Map;
import org.halle.engine.sandbox.Vocabulary.Input;
import org.jspecify.annotations.Nullable;

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
        Map<String, Input> inputs = around.words().steps().get(step);
        if (inputs == null) {
            findings.add(at, expression.isBlank() ? "step-missing" : "step-unknown", at.label(), expression);
            return;
        }
        if (!Elements.isTrue(at, "camunda:asyncBefore")) {
            findings.add(at, "async-step", at.label());
        }
        // a step that describes no inputs has never been told anything: what is said to it is left unread
        if (!inputs.isEmpty()) {
            List<Node> given = at.all("camunda:inputParameter").toList();
            given.forEach(input -> input(at, step, inputs.get(input.get("name")), input));
            inputs.forEach((name, input) -> {
                if (input.required()
                        && given.stream()
                                .noneMatch(one -> one.get("name").equals(name)
                                        && !one.text().isEmpty())) {
                    findings.add(at, "input-missing", at.label(), name);
                }
            });
        }
    }

    private void input(Node at, String step, @Nullable Input known, Node input) {
        String text = input.text();
        if (known == null) {
            findings.add(input, "input-unknown", at.label(), input.get("name"), step);
        } else if (text.isEmpty() || Expressions.name(text).isPresent()) {
            return;
        } else if (!known.choices().isEmpty() && !known.choices().contains(text)) {
            findings.add(input, "input-choice", at.label(), input.get("name"), String.join(", ", known.choices()));
        } else if (known.number() && !text.matches("-?[0-9]{1,6}")) {
            findings.add(input, "number", at.label(), input.get("name"), text);
        } else if (known.moment() && Moments.date(text).isPresent()) {
            findings.add(input, "not-a-date", at.label(), text);
        }
    }
}
