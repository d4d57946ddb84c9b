package org.halle.engine.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How many branches one instance can come to have without anybody doing anything: diagrams that split and split again,
 * without joining, double with every element.
 */
final class Branches {

    static final int MOST = 1_000;

    private final Map<String, Node> processes;
    private final Map<String, Double> counted = new HashMap<>();
    private Optional<Node> multiplier = Optional.empty();

    Branches(Map<String, Node> processes) {
        this.processes = processes;
    }

    /** From one start of a process or a sub-process; at least as many as there can be. */
    double of(Node scope) {
        Double known = counted.get(scope.id());
        if (known != null) {
            return known;
        }
        // until it is known, one that calls itself counts once: that is refused elsewhere
        counted.put(scope.id(), 1.0);
        Scope inside = new Scope(scope);
        double branches = inside.count();
        counted.put(scope.id(), branches);
        return branches;
    }

    /** An element of a circle that splits in every round, each branch going round in its turn. */
    Optional<Node> multiplier() {
        return multiplier;
    }

    private final class Scope {

        private final Map<String, Node> nodes = new LinkedHashMap<>();
        private final Map<String, List<Node>> flows = new HashMap<>();
        private final Map<String, Integer> incoming = new HashMap<>();
        private final Map<String, List<Node>> edges = new HashMap<>();
        private final Map<String, Double> from = new HashMap<>();

        Scope(Node scope) {
            scope.children().stream().filter(Elements::isFlowNode).forEach(node -> nodes.put(node.id(), node));
            scope.children("sequenceFlow").forEach(flow -> {
                Node target = nodes.get(flow.get("targetRef"));
                if (target != null) {
                    flows.computeIfAbsent(flow.get("sourceRef"), id -> new ArrayList<>())
                            .add(target);
                    incoming.merge(target.id(), 1, Integer::sum);
                }
            });
            nodes.values().stream()
                    .filter(node -> node.name().equals("boundaryEvent"))
                    .forEach(edge -> edges.computeIfAbsent(edge.get("attachedToRef"), id -> new ArrayList<>())
                            .add(edge));
        }

        double count() {
            Map<String, List<String>> ways = new LinkedHashMap<>();
            nodes.values()
                    .forEach(node -> ways.put(
                            node.id(), next(node).map(Node::id).distinct().toList()));
            Circles circles = new Circles(ways);
            Set<List<String>> round = new HashSet<>(circles.all());
            for (List<String> part : circles.parts()) {
                if (round.contains(part)) {
                    circle(part);
                } else {
                    Node node = nodes.get(part.get(0));
                    if (node != null) {
                        from.put(node.id(), alone(node));
                    }
                }
            }
            double starts = nodes.values().stream()
                    .filter(node -> node.name().equals("startEvent"))
                    .mapToDouble(node -> from.getOrDefault(node.id(), 1.0))
                    .max()
                    .orElse(1);
            double aside = nodes.values().stream()
                    .filter(Elements::isEventSubProcess)
                    .mapToDouble(Branches.this::of)
                    .sum();
            return starts + aside;
        }

        /** What follows of itself; nothing follows a person or a message. */
        private Stream<Node> next(Node node) {
            Stream<Node> onward =
                    waitsForSomebody(node) ? Stream.of() : flows.getOrDefault(node.id(), List.of()).stream();
            return Stream.concat(onward, edges.getOrDefault(node.id(), List.of()).stream());
        }

        private double alone(Node node) {
            double onward = waitsForSomebody(node) ? 1 : onward(node);
            for (Node edge : edges.getOrDefault(node.id(), List.of())) {
                double there = from.getOrDefault(edge.id(), 1.0);
                onward = edge.get("cancelActivity").equals("false") ? onward + there : Math.max(onward, there);
            }
            double inside = inside(node);
            double branches = onward + inside * times(node);
            return node.name().equals("parallelGateway")
                    ? branches / Math.max(1, incoming.getOrDefault(node.id(), 1))
                    : branches;
        }

        private double onward(Node node) {
            List<Node> targets = flows.getOrDefault(node.id(), List.of());
            var each = targets.stream().mapToDouble(target -> from.getOrDefault(target.id(), 1.0));
            return Math.max(1, chooses(node) ? each.max().orElse(1) : each.sum());
        }

        private double inside(Node node) {
            if (node.name().equals("subProcess") && !Elements.isEventSubProcess(node)) {
                return of(node);
            }
            Node called = node.name().equals("callActivity") ? processes.get(node.get("calledElement")) : null;
            if (called != null) {
                return of(called);
            }
            return times(node) > 1 ? 1 : 0;
        }

        private void circle(List<String> part) {
            Set<String> members = new HashSet<>(part);
            double leaving = 1;
            boolean joins = false;
            Optional<Node> splits = Optional.empty();
            for (Node node : part.stream()
                    .flatMap(id -> Stream.ofNullable(nodes.get(id)))
                    .toList()) {
                List<Node> next = next(node).toList();
                leaving += next.stream()
                        .filter(target -> !members.contains(target.id()))
                        .mapToDouble(target -> from.getOrDefault(target.id(), 1.0))
                        .sum();
                leaving += inside(node) * times(node);
                long onRound = next.stream()
                        .filter(target -> members.contains(target.id()))
                        .count();
                if (onRound > 1 && splits(node)) {
                    splits = Optional.of(node);
                }
                joins |= Set.of("parallelGateway", "inclusiveGateway").contains(node.name())
                        && incoming.getOrDefault(node.id(), 0) > 1;
            }
            if (splits.isPresent() && !joins) {
                multiplier = splits;
            }
            double all = leaving;
            part.forEach(id -> from.put(id, all));
        }

        private boolean splits(Node node) {
            return !chooses(node)
                    && (flows.getOrDefault(node.id(), List.of()).size() > 1
                            || edges.getOrDefault(node.id(), List.of()).stream()
                                    .anyMatch(edge -> edge.get("cancelActivity").equals("false")));
        }
    }

    private static boolean chooses(Node node) {
        return node.name().equals("exclusiveGateway") || node.name().equals("eventBasedGateway");
    }

    private static boolean waitsForSomebody(Node node) {
        return switch (node.name()) {
            case "userTask", "receiveTask" -> true;
            case "intermediateCatchEvent", "boundaryEvent" ->
                Elements.trigger(node).equals("message");
            default -> false;
        };
    }

    /** How often a "for each" with a number runs; one over a list of the catalogue is Java's to bound. */
    static int times(Node node) {
        return node.child("multiInstanceLoopCharacteristics").stream()
                .flatMap(loop -> loop.children("loopCardinality"))
                .map(Node::text)
                .filter(text -> text.matches("\\d{1,6}"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(1);
    }
}
