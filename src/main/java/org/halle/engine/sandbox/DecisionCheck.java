package org.halle.engine.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What one decision file holds: tables and plain expressions in FEEL, and nothing that runs anything else. */
final class DecisionCheck {

    private static final int MOST_CELLS = 10_000;
    private static final int MOST_DECISIONS = 20;
    private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,99}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,6}(\\.[0-9]{1,12})?");
    private static final Set<String> TYPES = Set.of("string", "boolean", "integer", "long", "double", "number", "date");
    private static final Set<String> HIT_POLICIES =
            Set.of("", "UNIQUE", "FIRST", "ANY", "RULE ORDER", "COLLECT", "OUTPUT ORDER", "PRIORITY");
    /** Elements whose text is an expression. */
    private static final Set<String> EXPRESSIONS = Set.of(
            "inputExpression",
            "inputEntry",
            "outputEntry",
            "inputValues",
            "outputValues",
            "defaultOutputEntry",
            "literalExpression");

    private final Node root;
    private final Findings findings;

    DecisionCheck(Node root, Findings findings) {
        this.root = root;
        this.findings = findings;
    }

    /** What must hold of every decision that is read, an old one's too. */
    void allowed() {
        if (!root.name().equals("definitions")) {
            findings.add(root, "not-a-decision", root.name());
            return;
        }
        allowed(root);
    }

    void check() {
        allowed();
        if (!findings.none()) {
            return;
        }
        Map<String, Node> seen = new HashMap<>();
        root.all().filter(node -> node.has("id")).forEach(node -> {
            if (!ID.matcher(node.id()).matches()) {
                findings.add(node, "id-malformed", node.id());
            } else if (seen.put(node.id(), node) != null) {
                findings.add(node, "id-twice", node.id());
            }
        });
        List<Node> decisions = root.children("decision").toList();
        if (decisions.isEmpty() || decisions.size() > MOST_DECISIONS) {
            findings.add(root, "no-decision", MOST_DECISIONS);
        }
        decisions.forEach(this::decision);
        if (root.all("text").count() > MOST_CELLS) {
            findings.add(root, "too-many-cells", MOST_CELLS);
        }
    }

    private void decision(Node decision) {
        if (decision.id().isEmpty()) {
            findings.add(decision, "id-missing", decision.name());
        }
        if (decision.child("decisionTable").isEmpty()
                && decision.child("literalExpression").isEmpty()) {
            findings.add(decision, "decision-empty", decision.label());
        }
        decision.child("decisionTable").ifPresent(table -> {
            if (!HIT_POLICIES.contains(table.get("hitPolicy"))) {
                findings.add(table, "hit-policy", decision.label(), table.get("hitPolicy"));
            }
            long inputs = table.children("input").count();
            long outputs = table.children("output").count();
            if (outputs == 0) {
                findings.add(table, "decision-empty", decision.label());
            }
            table.children("output")
                    .filter(output -> outputs > 1
                            && !Elements.VARIABLE.matcher(output.get("name")).matches())
                    .forEach(output -> findings.add(output, "output-name", decision.label(), output.get("name")));
            table.children("rule")
                    .filter(rule -> rule.children("inputEntry").count() != inputs
                            || rule.children("outputEntry").count() != outputs)
                    .forEach(rule -> findings.add(rule, "rule-cells", decision.label(), rule.label()));
        });
        decision.all("requiredDecision")
                .filter(required -> required.get("href").equals("#" + decision.id()))
                .forEach(required -> findings.add(required, "calls-itself", decision.label(), decision.id()));
    }

    private void allowed(Node node) {
        if (!AllowList.DECISION.allows(node)) {
            findings.add(node, "element", node.name(), node.owner().label());
            return;
        }
        node.attributes().forEach((attribute, value) -> attribute(node, attribute, value));
        if (node.name().equals("text")
                && node.parent() != null
                && EXPRESSIONS.contains(node.parent().name())) {
            feel(node, node.parent().name(), node.text());
        }
        if (node.name().equals("inputExpression") && node.child("text").isEmpty()) {
            findings.add(
                    node,
                    "decision-empty",
                    node.parent() == null ? node.label() : node.parent().label());
        }
        node.children().forEach(this::allowed);
    }

    private void feel(Node node, String cell, String text) {
        Optional<String> refused = Feel.refused(text);
        if (refused.isPresent()) {
            findings.add(node, "feel", refused.get());
        } else if (!text.isEmpty()) {
            boolean tests = Set.of("inputEntry", "inputValues", "outputValues").contains(cell);
            (tests ? Feel.unreadableTest(text) : Feel.unreadable(text))
                    .ifPresent(reason -> findings.add(node, "feel-unreadable", text));
        }
    }

    private void attribute(Node node, String attribute, String value) {
        if (attribute.startsWith("xsi:")) {
            findings.add(node, "schema-location", attribute);
        } else if (!AllowList.DECISION.allows(node, attribute)) {
            findings.add(node, "attribute", attribute, node.name(), node.label());
        } else if (attribute.equals("expressionLanguage") && !isFeel(value)) {
            findings.add(node, "language", value);
        } else if (attribute.equals("typeRef") && !TYPES.contains(value)) {
            findings.add(node, "type", value);
        } else if (attribute.equals("href") && !value.matches("#[A-Za-z0-9_.-]{1,100}")) {
            findings.add(node, "import", node.label(), value);
        } else if (attribute.equals("camunda:inputVariable")
                && !Elements.VARIABLE.matcher(value).matches()) {
            findings.add(node, "variable", value, node.label());
        } else if ((node.name().startsWith("dc:") || node.name().startsWith("di:"))
                && !NUMBER.matcher(value).matches()) {
            findings.add(node, "coordinate", attribute, value);
        } else {
            Expressions.refused(value)
                    .ifPresent(expression -> findings.add(node, "expression-in", expression, node.label(), attribute));
        }
    }

    private static boolean isFeel(String language) {
        return language.equalsIgnoreCase("feel")
                || language.matches("https?://www\\.omg\\.org/spec/(DMN|FEEL)/[0-9]{8}(/FEEL/?)?");
    }
}
