package org.halle.engine.sandbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether everything drawn is on a way: something leads to each element, and each leads on to an end. */
final class Ways {

    private final Node scope;
    private final Findings findings;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, List<Node>> onward = new HashMap<>();
    private final Map<String, List<Node>> back = new HashMap<>();

    /** @param scope a process or a sub-process whose flows lead somewhere */
    Ways(Node scope, Findings findings) {
        this.scope = scope;
        this.findings = findings;
        scope.children().stream().filter(Elements::isFlowNode).forEach(node -> nodes.put(node.id(), node));
        scope.children("sequenceFlow").forEach(flow -> way(flow.get("sourceRef"), flow.get("targetRef")));
        for (Node node : nodes.values()) {
            if (node.name().equals("boundaryEvent")) {
                way(node.get("attachedToRef"), node.id());
            } else if (throwsLink(node)) {
                nodes.values().stream()
                        .filter(other -> catchesLink(other) && link(other).equals(link(node)))
                        .forEach(other -> way(node.id(), other.id()));
            }
        }
    }

    private void way(String from, String to) {
        Node source = nodes.get(from);
        Node target = nodes.get(to);
        if (source != null && target != null) {
            onward.computeIfAbsent(from, id -> new ArrayList<>()).add(target);
            back.computeIfAbsent(to, id -> new ArrayList<>()).add(source);
        }
    }

    void check() {
        unreached();
        deadEnds();
        nodes.values().stream()
                .filter(node -> node.name().equals("subProcess"))
                .forEach(node -> new Ways(node, findings).check());
    }

    /** Names where each part begins that nothing leads to; what follows there is mended with it. */
    private void unreached() {
        Set<Node> reached = new LinkedHashSet<>();
        nodes.values().stream()
                .filter(node -> node.name().equals("startEvent") || Elements.isEventSubProcess(node))
                .forEach(start -> follow(start, onward, reached));
        for (Node node : nodes.values()) {
            if (!reached.contains(node) && !back.containsKey(node.id())) {
                unreached(node, reached);
            }
        }
        // what is left leads to itself in a circle, from anywhere of it
        for (Node node : nodes.values()) {
            if (!reached.contains(node)) {
                unreached(node, reached);
            }
        }
    }

    private void unreached(Node node, Set<Node> reached) {
        findings.add(node, "unreached", node.label());
        follow(node, onward, reached);
    }

    private void deadEnds() {
        Set<Node> ending = new LinkedHashSet<>();
        for (Node node : nodes.values()) {
            if (node.name().equals("endEvent") || Elements.isEventSubProcess(node)) {
                follow(node, back, ending);
            } else if (flows(node).isEmpty()) {
                findings.add(node, "leads-nowhere", node.label());
                follow(node, back, ending);
            }
        }
        // what is left goes round for ever, whoever answers
        List<Node> trapped =
                nodes.values().stream().filter(node -> !ending.contains(node)).toList();
        if (!trapped.isEmpty() && !stopped()) {
            findings.add(
                    trapped.get(0),
                    "no-way-out",
                    String.join(", ", trapped.stream().map(Node::label).toList()));
        }
    }

    /** Whether something else may end it as a whole, such as reminders that go on until somebody has answered. */
    private boolean stopped() {
        return nodes.values().stream().anyMatch(Ways::endsAll)
                || (scope.parent() != null
                        && scope.parent()
                                .children("boundaryEvent")
                                .anyMatch(edge -> edge.get("attachedToRef").equals(scope.id())
                                        && !edge.get("cancelActivity").equals("false")));
    }

    private static boolean endsAll(Node node) {
        if (Elements.isEventSubProcess(node)) {
            return node.children("startEvent")
                    .noneMatch(start -> start.get("isInterrupting").equals("false"));
        }
        return node.name().equals("endEvent") && Elements.trigger(node).equals("terminate");
    }

    /** Where it goes once it is done; the events on its edge lead elsewhere. */
    private List<Node> flows(Node node) {
        return onward.getOrDefault(node.id(), List.of()).stream()
                .filter(target -> !target.name().equals("boundaryEvent"))
                .toList();
    }

    private static void follow(Node from, Map<String, List<Node>> ways, Collection<Node> found) {
        Deque<Node> ahead = new ArrayDeque<>(List.of(from));
        while (!ahead.isEmpty()) {
            Node node = ahead.pop();
            if (found.add(node)) {
                ahead.addAll(ways.getOrDefault(node.id(), List.of()));
            }
        }
    }

    private static boolean throwsLink(Node node) {
        return node.name().equals("intermediateThrowEvent")
                && Elements.trigger(node).equals("link");
    }

    private static boolean catchesLink(Node node) {
        return node.name().equals("intermediateCatchEvent")
                && Elements.trigger(node).equals("link");
    }

    private static String link(Node event) {
        return event.child("linkEventDefinition").map(link -> link.get("name")).orElse("");
    }
}
