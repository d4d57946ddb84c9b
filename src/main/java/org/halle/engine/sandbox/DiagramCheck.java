package org.halle.engine.sandbox;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What one diagram holds: first only what the allow-list names, and only safe expressions; then that it hangs together;
 * last that it comes to rest.
 */
final class DiagramCheck {

    private static final int MOST_NODES = 500;
    private static final int DEEPEST = 10;
    private static final int LONGEST_NAME = 200;
    private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,99}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,59}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,6}(\\.[0-9]{1,12})?");
    private static final Pattern HISTORY = Pattern.compile("P?[1-9][0-9]{0,4}D?");
    private static final Set<String> YES_OR_NO = Set.of(
            "isExecutable",
            "isInterrupting",
            "cancelActivity",
            "triggeredByEvent",
            "isSequential",
            "camunda:asyncBefore",
            "camunda:asyncAfter",
            "camunda:exclusive",
            "camunda:isStartableInTasklist",
            "local");

    /** Refusals that say what to do instead. */
    private static final Map<String, String> REFUSED_ELEMENTS = Map.ofEntries(
            Map.entry("script", "script"),
            Map.entry("scriptTask", "script"),
            Map.entry("camunda:script", "script"),
            Map.entry("camunda:executionListener", "listener"),
            Map.entry("camunda:taskListener", "listener"),
            Map.entry("camunda:connector", "connector"),
            Map.entry("camunda:connectorId", "connector"),
            Map.entry("camunda:formData", "form-data"),
            Map.entry("camunda:list", "value"),
            Map.entry("camunda:map", "value"),
            Map.entry("signal", "signal"),
            Map.entry("signalEventDefinition", "signal"),
            Map.entry("timeCycle", "cycle"),
            Map.entry("import", "import"),
            Map.entry("compensateEventDefinition", "compensation"),
            Map.entry("conditionalEventDefinition", "conditional"));

    private static final Map<String, String> REFUSED_ATTRIBUTES = Map.of(
            "camunda:class", "class",
            "camunda:expression", "class",
            "camunda:formKey", "form-key",
            "camunda:resource", "script",
            "scriptFormat", "script",
            "language", "script",
            "camunda:type", "external",
            "camunda:topic", "external",
            "camunda:variables", "all-variables",
            "variables", "all-variables");

    private final Node root;
    private final Surroundings around;
    private final Findings findings;

    DiagramCheck(Node root, Surroundings around, Findings findings) {
        this.root = root;
        this.around = around;
        this.findings = findings;
    }

    /** What must hold of every diagram that is read, an old one's too: nothing in it reaches out. */
    void allowed() {
        if (!root.name().equals("definitions")) {
            findings.add(root, "not-a-diagram", root.name());
            return;
        }
        allowed(root);
    }

    /** All of what a diagram must be before it is put in force. */
    void check() {
        allowed();
        if (!findings.none()) {
            return;
        }
        ids();
        sizes();
        Optional<Node> process = process();
        if (process.isEmpty() || !findings.none()) {
            return;
        }
        structure(process.get());
        boolean joined = findings.none();
        new EventRules(root, around, findings).check();
        new ActivityRules(root, process.get(), around, findings).check();
        if (findings.none()) {
            course(process.get());
        }
        if (joined) {
            new Ways(process.get(), findings).check();
        }
    }

    private void allowed(Node node) {
        String hint = REFUSED_ELEMENTS.get(node.name());
        if (hint != null) {
            findings.add(node, hint, label(node), node.name());
            return;
        }
        if (!AllowList.DIAGRAM.allows(node)) {
            findings.add(node, "element", node.name(), label(node));
            return;
        }
        node.attributes().forEach((attribute, value) -> attribute(node, attribute, value));
        Expressions.refused(node.text())
                .ifPresent(expression -> findings.add(node, "expression", expression, label(node)));
        node.children().forEach(this::allowed);
    }

    private void attribute(Node node, String attribute, String value) {
        if (attribute.startsWith("xsi:") && !attribute.equals("xsi:type")) {
            findings.add(node, "schema-location", attribute);
        } else if (REFUSED_ATTRIBUTES.containsKey(attribute) && !AllowList.DIAGRAM.allows(node, attribute)) {
            findings.add(node, REFUSED_ATTRIBUTES.get(attribute), label(node), attribute);
        } else if (!AllowList.DIAGRAM.allows(node, attribute)) {
            findings.add(node, "attribute", attribute, node.name(), label(node));
        } else if (attribute.equals("xsi:type") && !value.endsWith("tFormalExpression")) {
            findings.add(node, "attribute", attribute, node.name(), label(node));
        } else if (attribute.equals("camunda:modelerTemplateIcon") && !value.startsWith("data:image/")) {
            findings.add(node, "icon", label(node));
        } else if (YES_OR_NO.contains(attribute) && !value.equals("true") && !value.equals("false")) {
            findings.add(node, "yes-or-no", attribute, label(node));
        } else if (node.name().startsWith("dc:Bounds") || node.name().equals("di:waypoint")) {
            if (!NUMBER.matcher(value).matches()) {
                findings.add(node, "coordinate", attribute, value);
            }
        } else {
            Expressions.refused(value)
                    .ifPresent(expression -> findings.add(node, "expression-in", expression, label(node), attribute));
        }
    }

    private static String label(Node node) {
        return node.owner().label();
    }

    private void ids() {
        Map<String, Node> seen = new HashMap<>();
        root.all().filter(node -> node.has("id")).forEach(node -> {
            if (!ID.matcher(node.id()).matches()) {
                findings.add(node, "id-malformed", node.id());
            } else if (seen.put(node.id(), node) != null) {
                findings.add(node, "id-twice", node.id());
            }
        });
        root.all().filter(Elements::isFlowNode).forEach(node -> {
            if (node.id().isEmpty()) {
                findings.add(node, "id-missing", node.name());
            }
            if (node.parent() == null || !Elements.SCOPES.contains(node.parent().name())) {
                findings.add(node, "element", node.name(), label(node));
            }
            if (node.get("name").length() > LONGEST_NAME) {
                findings.add(node, "name-too-long", node.id(), LONGEST_NAME);
            }
        });
    }

    private void sizes() {
        long nodes = root.all().filter(Elements::isFlowNode).count();
        if (nodes > MOST_NODES) {
            findings.add(root, "too-many-nodes", nodes, MOST_NODES);
        }
        root.all("subProcess")
                .filter(node -> depth(node) > DEEPEST)
                .findFirst()
                .ifPresent(node -> findings.add(node, "subprocesses-too-deep", label(node), DEEPEST));
    }

    private static int depth(Node node) {
        int depth = 0;
        for (Node at = node; at != null; at = at.parent()) {
            depth += at.name().equals("subProcess") ? 1 : 0;
        }
        return depth;
    }

    private Optional<Node> process() {
        List<Node> processes = root.all("process").toList();
        if (processes.size() != 1) {
            findings.add(root, processes.isEmpty() ? "no-process" : "several-processes");
            return Optional.empty();
        }
        Node process = processes.get(0);
        if (!Elements.isTrue(process, "isExecutable")) {
            findings.add(process, "not-executable", label(process));
        }
        if (!KEY.matcher(process.id()).matches()) {
            findings.add(process, "key", process.id());
        }
        if (process.has("camunda:historyTimeToLive")
                && !HISTORY.matcher(process.get("camunda:historyTimeToLive")).matches()) {
            findings.add(process, "history", process.get("camunda:historyTimeToLive"));
        }
        if (Expressions.any(process.get("camunda:versionTag"))) {
            findings.add(
                    process, "expression-in", process.get("camunda:versionTag"), label(process), "camunda:versionTag");
        }
        String subject = process.property("subject");
        Set<String> subjects = around.words().subjects();
        if (subject.isEmpty()) {
            findings.add(process, "subject-missing", label(process));
        } else if (subjects != null && !subjects.contains(subject)) {
            findings.add(process, "subject-unknown", subject, label(process));
        }
        return Optional.of(process);
    }

    /** Flows lead somewhere, defaults are one's own, references name what exists. */
    private void structure(Node scope) {
        Map<String, Node> nodes = new HashMap<>();
        scope.children().stream().filter(Elements::isFlowNode).forEach(node -> nodes.put(node.id(), node));
        Map<String, Set<String>> outgoing = new HashMap<>();
        scope.children("sequenceFlow").forEach(flow -> {
            for (String end : List.of("sourceRef", "targetRef")) {
                if (flow.get(end).isBlank()) {
                    findings.add(flow, "flow-hanging", label(flow));
                } else if (!nodes.containsKey(flow.get(end))) {
                    findings.add(flow, "flow-end", label(flow), flow.get(end));
                }
            }
            outgoing.computeIfAbsent(flow.get("sourceRef"), id -> new HashSet<>())
                    .add(flow.id());
            flow.child("conditionExpression")
                    .filter(condition -> !Expressions.whole(condition.text()))
                    .ifPresent(condition -> findings.add(condition, "condition", label(flow), condition.text()));
        });
        for (Node node : nodes.values()) {
            if (node.has("default")
                    && !outgoing.getOrDefault(node.id(), Set.of()).contains(node.get("default"))) {
                findings.add(node, "default", label(node), node.get("default"));
            }
            if (node.name().equals("boundaryEvent")) {
                Node host = nodes.get(node.get("attachedToRef"));
                if (host == null || !Elements.ACTIVITIES.contains(host.name())) {
                    findings.add(node, "attached", label(node));
                }
            }
            if (node.name().equals("subProcess")) {
                structure(node);
            }
        }
        starts(scope);
    }

    private void starts(Node scope) {
        long starts = scope.children("startEvent").count();
        if (starts == 0) {
            findings.add(scope, "start-missing", label(scope));
        } else if (starts > 1 && !scope.name().equals("process")) {
            findings.add(scope, "start-twice", label(scope));
        }
    }

    private void course(Node process) {
        Map<String, Node> processes = new HashMap<>(around.processes());
        processes.put(process.id(), process);
        callsItself(process, processes);
        if (!findings.none()) {
            return;
        }
        List<Node> restless = new Course(process, processes).restless();
        if (!restless.isEmpty()) {
            findings.add(
                    restless.get(0),
                    "restless",
                    String.join(", ", restless.stream().map(Node::label).toList()));
            return;
        }
        Branches branches = new Branches(processes);
        double count = branches.of(process);
        branches.multiplier().ifPresentOrElse(node -> findings.add(node, "multiplying", label(node)), () -> {
            if (count > Branches.MOST) {
                findings.add(process, "branches", label(process), Branches.MOST);
            }
        });
    }

    private void callsItself(Node process, Map<String, Node> processes) {
        for (Node call : process.all("callActivity").toList()) {
            if (reaches(call.get("calledElement"), process.id(), processes, new HashSet<>())) {
                findings.add(call, "calls-itself", label(call), call.get("calledElement"));
            }
        }
    }

    private static boolean reaches(String from, String wanted, Map<String, Node> processes, Set<String> seen) {
        Node called = processes.get(from);
        if (from.equals(wanted)) {
            return true;
        }
        return called != null
                && seen.add(from)
                && called.all("callActivity")
                        .anyMatch(call -> reaches(call.get("calledElement"), wanted, processes, seen));
    }
}
