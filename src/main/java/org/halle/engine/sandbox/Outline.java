package org.halle.engine.sandbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A diagram as an indented list of sentences, in the order in which things happen: branches under their gateway, what
 * interrupts an activity under it, and what may come at any time at the end.
 */
public final class Outline {

    private static final int DEEPEST = 30;
    private static final int MOST = 600;

    /**
     * One sentence.
     *
     * @param depth how far it is indented, from 0
     * @param element the id of the element it tells of
     */
    public record Line(int depth, String element, String text) {}

    private final Sentences say;
    private final List<Line> lines = new ArrayList<>();

    private Outline(Sentences say) {
        this.say = say;
    }

    /** Empty when the file cannot be read, or is larger than any that may be published. */
    public static List<Line> of(ModelFile diagram, Sentences say) {
        Outline outline = new Outline(say);
        XmlReader.read(diagram, new Findings(diagram.name()))
                .flatMap(root -> root.all("process").findFirst())
                .filter(process -> process.all().filter(Elements::isFlowNode).count() <= MOST)
                .ifPresent(process -> outline.new Scope(process).tell(0));
        return List.copyOf(outline.lines);
    }

    private void add(int depth, Node node, String text) {
        lines.add(new Line(depth, node.id(), text));
    }

    /** A process or a sub-process. */
    private final class Scope {

        private final Map<String, Node> nodes = new LinkedHashMap<>();
        private final Map<String, List<Node>> flows = new HashMap<>();
        private final Set<String> told = new HashSet<>();

        Scope(Node scope) {
            scope.children().stream().filter(Elements::isFlowNode).forEach(node -> nodes.put(node.id(), node));
            scope.children("sequenceFlow")
                    .forEach(flow -> flows.computeIfAbsent(flow.get("sourceRef"), id -> new ArrayList<>())
                            .add(flow));
        }

        void tell(int depth) {
            starts().forEach(start -> path(start, null, Set.of(), Set.of(), depth));
            nodes.values().stream().filter(Elements::isEventSubProcess).forEach(aside -> {
                add(depth, aside, say.aside(aside, aside.child("startEvent").orElse(aside)));
                new Scope(aside).tellAfterItsStart(depth + 1);
            });
        }

        /** The event that begins it was told already. */
        private void tellAfterItsStart(int depth) {
            starts().forEach(start -> {
                told.add(start.id());
                ways(start).forEach(way -> path(target(way), start, Set.of(), Set.of(), depth));
            });
        }

        private Stream<Node> starts() {
            return nodes.values().stream().filter(node -> node.name().equals("startEvent"));
        }

        /**
         * From one element on, until an end, an element told already, or one of others.
         *
         * @param until where all branches come together again: nothing needs to be said
         * @param elsewhere what is told on another line: it is named
         */
        private void path(
                @Nullable Node from, @Nullable Node before, Set<String> until, Set<String> elsewhere, int depth) {
            Node at = from;
            Node last = before;
            while (at != null && !until.contains(at.id())) {
                if (elsewhere.contains(at.id()) || !told.add(at.id())) {
                    add(depth, at, leads(at, last));
                    return;
                }
                last = at;
                at = one(at, until, elsewhere, depth);
            }
        }

        /** To what was before in the course of things, or to what comes anyway. */
        private String leads(Node to, @Nullable Node from) {
            boolean back = from != null
                    && told.contains(to.id())
                    && reachable(to, Set.of()).contains(from.id());
            return say.leads(back, named(to));
        }

        /** Where branches only come together, what follows: it has a name. */
        private Node named(Node node) {
            Node at = node;
            Set<String> seen = new HashSet<>();
            while (at.get("name").isBlank() && Elements.GATEWAYS.contains(at.name()) && seen.add(at.id())) {
                Node next = ways(at).isEmpty() ? null : target(ways(at).get(0));
                if (next == null) {
                    return at;
                }
                at = next;
            }
            return at;
        }

        /** Tells one element with what hangs on it; where it goes on, on the same level. */
        private @Nullable Node one(Node node, Set<String> until, Set<String> elsewhere, int depth) {
            List<Node> ways = ways(node);
            boolean passed = Elements.GATEWAYS.contains(node.name()) && ways.size() < 2
                    || Elements.trigger(node).equals("link");
            if (!passed) {
                add(depth, node, say.of(node));
            }
            if (node.name().equals("subProcess") && depth < DEEPEST) {
                new Scope(node).tell(depth + 1);
            }
            edges(node, union(until, elsewhere), depth);
            if (ways.size() < 2 || depth >= DEEPEST) {
                return ways.isEmpty() ? null : target(ways.get(0));
            }
            return branches(node, ways, until, elsewhere, depth);
        }

        private @Nullable Node branches(
                Node node, List<Node> ways, Set<String> until, Set<String> elsewhere, int depth) {
            Optional<Node> meeting = meeting(ways, union(until, elsewhere));
            Set<String> stop = new LinkedHashSet<>(until);
            meeting.ifPresent(place -> stop.add(place.id()));
            Node longest = meeting.isPresent() || !node.name().equals("exclusiveGateway")
                    ? null
                    : ways.stream()
                            .max(Comparator.comparing(way -> size(target(way))))
                            .orElse(null);
            boolean several = ways.stream().anyMatch(way -> length(target(way), stop) > 1);
            int number = 0;
            for (Node way : ways) {
                number++;
                if (way != longest) {
                    branch(node, way, stop, elsewhere, several ? number : 0, depth + 1);
                }
            }
            if (longest != null) {
                add(depth + 1, longest, say.goesOn(node, longest));
                return target(longest);
            }
            meeting.filter(place -> !until.contains(place.id()) && !told.contains(place.id()))
                    .filter(place ->
                            Set.of("parallelGateway", "inclusiveGateway").contains(place.name()))
                    .ifPresent(place -> add(depth, place, say.together(place)));
            return meeting.orElse(null);
        }

        /** @param number which of several it is, when that needs to be said; else 0 */
        private void branch(Node from, Node way, Set<String> stop, Set<String> elsewhere, int number, int depth) {
            Node target = target(way);
            if (target != null && from.name().equals("eventBasedGateway") && told.add(target.id())) {
                boolean straightOn = ways(target).stream()
                        .map(this::target)
                        .allMatch(next -> next == null || stop.contains(next.id()));
                add(depth, target, say.arrives(target, straightOn));
                ways(target).forEach(next -> path(target(next), target, stop, elsewhere, depth + 1));
                return;
            }
            String condition = say.ofWay(from, way, number);
            boolean nothing = target == null || stop.contains(target.id());
            if (!condition.isEmpty()) {
                add(depth, way, nothing ? say.nothing(from, way, number) : condition);
            }
            if (!nothing) {
                path(target, from, stop, elsewhere, condition.isEmpty() ? depth : depth + 1);
            }
        }

        private long length(@Nullable Node from, Set<String> stop) {
            return from == null
                    ? 0
                    : reachable(from, union(stop, told)).stream()
                            .filter(id -> !stop.contains(id))
                            .count();
        }

        private void edges(Node host, Set<String> elsewhere, int depth) {
            Set<String> main = new LinkedHashSet<>(elsewhere);
            ways(host).stream()
                    .flatMap(way -> Stream.ofNullable(target(way)))
                    .forEach(target -> main.addAll(reachable(target, union(elsewhere, told), false)));
            nodes.values().stream()
                    .filter(node -> node.name().equals("boundaryEvent")
                            && node.get("attachedToRef").equals(host.id()))
                    .forEach(edge -> {
                        told.add(edge.id());
                        add(depth + 1, edge, say.edge(edge, host));
                        ways(edge).forEach(way -> path(target(way), edge, Set.of(), main, depth + 2));
                    });
        }

        private List<Node> ways(Node node) {
            return node.name().equals("intermediateThrowEvent")
                            && Elements.trigger(node).equals("link")
                    ? List.of(node)
                    : flows.getOrDefault(node.id(), List.of());
        }

        /** Where a way leads; a link is its own way, to the event of the same name. */
        private @Nullable Node target(Node way) {
            if (!way.name().equals("intermediateThrowEvent")) {
                return nodes.get(way.get("targetRef"));
            }
            return nodes.values().stream()
                    .filter(node -> node.name().equals("intermediateCatchEvent")
                            && link(node).equals(link(way)))
                    .findFirst()
                    .orElse(null);
        }

        private static Optional<String> link(Node event) {
            return event.child("linkEventDefinition").map(link -> link.get("name"));
        }

        private int size(@Nullable Node from) {
            return from == null || told.contains(from.id())
                    ? 0
                    : reachable(from, told).size();
        }

        /** The first element that more than one branch comes to, if they meet at all. */
        private Optional<Node> meeting(List<Node> ways, Set<String> others) {
            Set<String> stops = union(told, Set.of());
            Map<String, Integer> times = new LinkedHashMap<>();
            List<String> inOrder = new ArrayList<>();
            ways.stream().flatMap(way -> Stream.ofNullable(target(way))).forEach(target -> {
                if (!told.contains(target.id())) {
                    Set<String> reached = reachable(target, stops);
                    reached.forEach(id -> times.merge(id, 1, Integer::sum));
                    inOrder.addAll(reached);
                }
            });
            return inOrder.stream()
                    .filter(id -> times.getOrDefault(id, 0) > 1 && !told.contains(id))
                    .max(Comparator.<String>comparingInt(id -> times.getOrDefault(id, 0))
                            .thenComparing(Comparator.<String>comparingInt(inOrder::indexOf)
                                    .reversed()))
                    .map(nodes::get)
                    .filter(place -> !others.contains(place.id()) || times.getOrDefault(place.id(), 0) > 1);
        }

        private Set<String> reachable(Node from, Set<String> stops) {
            return reachable(from, stops, true);
        }

        /**
         * In the order of their distance; not beyond the stops.
         *
         * @param edges whether by the events at the edge of activities too
         */
        private Set<String> reachable(Node from, Set<String> stops, boolean edges) {
            Set<String> reached = new LinkedHashSet<>(Set.of(from.id()));
            List<String> ahead = new ArrayList<>(reached);
            for (int i = 0; i < ahead.size(); i++) {
                String at = ahead.get(i);
                if (stops.contains(at)) {
                    continue;
                }
                Stream.concat(Stream.of(at), edges ? edgesOf(at) : Stream.of())
                        .flatMap(id -> Stream.ofNullable(nodes.get(id)))
                        .flatMap(node -> ways(node).stream())
                        .flatMap(way -> Stream.ofNullable(target(way)))
                        .map(Node::id)
                        .filter(reached::add)
                        .forEach(ahead::add);
            }
            return reached;
        }

        private Stream<String> edgesOf(String host) {
            return nodes.values().stream()
                    .filter(node -> node.get("attachedToRef").equals(host))
                    .map(Node::id);
        }

        private static Set<String> union(Set<String> one, Set<String> other) {
            Set<String> both = new HashSet<>(one);
            both.addAll(other);
            return both;
        }
    }
}
