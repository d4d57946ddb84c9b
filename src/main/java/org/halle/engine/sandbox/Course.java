package org.halle.engine.sandbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a diagram runs by itself, between one wait and the next: whether it can go round without ever waiting, whether it
 * reaches its end at once, and how many branches it can come to have.
 *
 * <p>Every element counts twice, as where one comes in and where one goes out; the way through is open when it takes no
 * wait. A circle of open ways is a diagram that never rests.
 */
final class Course {

    private final Node scope;
    private final Map<String, Node> processes;
    private final Set<String> calling;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, List<String>> flows = new HashMap<>();
    private final Map<String, List<String>> open = new LinkedHashMap<>();
    private final Map<String, Course> inner = new HashMap<>();

    Course(Node scope, Map<String, Node> processes) {
        this(scope, processes, Set.of(scope.id()));
    }

    private Course(Node scope, Map<String, Node> processes, Set<String> calling) {
        this.scope = scope;
        this.processes = processes;
        this.calling = calling;
        scope.children().stream().filter(Elements::isFlowNode).forEach(node -> nodes.put(node.id(), node));
        scope.children("sequenceFlow")
                .forEach(flow -> flows.computeIfAbsent(flow.get("sourceRef"), from -> new ArrayList<>())
                        .add(flow.get("targetRef")));
        links();
        nodes.values().forEach(this::open);
        catches();
    }

    /** The elements of a circle without a wait, in this scope or one inside it; empty when there is none. */
    List<Node> restless() {
        List<List<String>> circles = new Circles(open).all();
        if (!circles.isEmpty()) {
            return circles.get(0).stream()
                    .map(Course::element)
                    .distinct()
                    .flatMap(id -> Stream.ofNullable(nodes.get(id)))
                    .toList();
        }
        return inner.values().stream()
                .filter(course -> course.scope.name().equals("subProcess"))
                .map(Course::restless)
                .filter(round -> !round.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Whether it can go from its start to an end without a wait. */
    boolean passes() {
        return reachable()
                .filter(place -> place.endsWith("/out"))
                .anyMatch(place -> flows.getOrDefault(element(place), List.of()).isEmpty());
    }

    /** Whether an error or an escalation can come out of it before any wait. */
    private boolean throwsEarly() {
        return reachable()
                .filter(place -> place.endsWith("/in"))
                .flatMap(place -> Stream.ofNullable(nodes.get(element(place))))
                .anyMatch(this::canThrow);
    }

    private boolean canThrow(Node node) {
        return switch (node.name()) {
            case "serviceTask", "sendTask", "businessRuleTask" -> true;
            case "endEvent", "intermediateThrowEvent" ->
                Set.of("error", "escalation").contains(Elements.trigger(node));
            case "subProcess", "callActivity" -> {
                Course body = inner.get(node.id());
                yield body != null && body.throwsEarly();
            }
            default -> false;
        };
    }

    /** A link leads from where it is thrown to where it is caught, as if drawn. */
    private void links() {
        for (Node from : nodes.values()) {
            if (from.name().equals("intermediateThrowEvent")
                    && Elements.trigger(from).equals("link")) {
                nodes.values().stream()
                        .filter(to -> to.name().equals("intermediateCatchEvent") && link(to).equals(link(from)))
                        .forEach(to -> flows.computeIfAbsent(from.id(), id -> new ArrayList<>())
                                .add(to.id()));
            }
        }
    }

    private static String link(Node event) {
        return event.child("linkEventDefinition").map(link -> link.get("name")).orElse("");
    }

    private void open(Node node) {
        List<String> ways = open.computeIfAbsent(in(node), place -> new ArrayList<>());
        if (!rests(node)) {
            ways.add(out(node));
        }
        List<String> next = open.computeIfAbsent(out(node), place -> new ArrayList<>());
        flows.getOrDefault(node.id(), List.of()).stream()
                .flatMap(target -> Stream.ofNullable(nodes.get(target)))
                .forEach(target -> next.add(in(target)));
    }

    /** Errors and escalations leave what throws them for the edge, or for a sub-process that waits for them. */
    private void catches() {
        for (Node node : nodes.values()) {
            boolean caughtAtOnce = Set.of("error", "escalation").contains(trigger(node));
            if (node.name().equals("boundaryEvent") && caughtAtOnce) {
                Node host = nodes.get(node.get("attachedToRef"));
                if (host != null && canThrow(host)) {
                    lead(host, node);
                }
            }
            if (Elements.isEventSubProcess(node) && caughtAtOnce) {
                nodes.values().stream()
                        .filter(other -> other != node && canThrow(other))
                        .forEach(other -> lead(other, node));
            }
        }
    }

    private void lead(Node from, Node to) {
        open.computeIfAbsent(in(from), place -> new ArrayList<>()).add(in(to));
    }

    private static String trigger(Node node) {
        if (Elements.isEventSubProcess(node)) {
            return node.child("startEvent").map(Elements::trigger).orElse("none");
        }
        return Elements.trigger(node);
    }

    /** Whether going through it takes a person, a message or some time. */
    private boolean rests(Node node) {
        return switch (node.name()) {
            case "userTask", "receiveTask" -> true;
            case "intermediateCatchEvent", "boundaryEvent" -> restsAtEvent(node);
            case "subProcess" -> {
                Course body = inner.computeIfAbsent(node.id(), id -> new Course(node, processes, calling));
                yield !body.passes();
            }
            case "callActivity" -> restsInCalled(node);
            default -> false;
        };
    }

    private boolean restsInCalled(Node call) {
        String key = call.get("calledElement");
        Node called = processes.get(key);
        if (called == null || calling.contains(key)) {
            return true;
        }
        Set<String> deeper = new HashSet<>(calling);
        deeper.add(key);
        return !inner.computeIfAbsent(call.id(), id -> new Course(called, processes, deeper))
                .passes();
    }

    private static boolean restsAtEvent(Node event) {
        return switch (Elements.trigger(event)) {
            case "message" -> true;
            case "timer" ->
                event.child("timerEventDefinition").stream()
                        .flatMap(timer -> Stream.concat(
                                timer.children("timeDate").map(date -> true),
                                timer.children("timeDuration").map(duration -> Moments.rests(duration.text()))))
                        .anyMatch(rests -> rests);
            default -> false;
        };
    }

    private Stream<String> reachable() {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> ahead = new ArrayDeque<>();
        nodes.values().stream()
                .filter(node -> node.name().equals("startEvent"))
                .map(Course::in)
                .forEach(ahead::add);
        while (!ahead.isEmpty()) {
            String place = ahead.pop();
            if (reached.add(place)) {
                ahead.addAll(open.getOrDefault(place, List.of()));
            }
        }
        return reached.stream();
    }

    private static String element(String place) {
        return place.substring(0, place.lastIndexOf('/'));
    }

    private static String in(Node node) {
        return node.id() + "/in";
    }

    private static String out(Node node) {
        return node.id() + "/out";
    }
}
