package org.halle.engine.sandbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The circles of a graph: its strongly connected parts of more than one place, or of one that leads to itself. */
final class Circles {

    private final Map<String, List<String>> ways;
    private final Map<String, Integer> number = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final Set<String> onPath = new HashSet<>();
    private final List<List<String>> parts = new ArrayList<>();

    Circles(Map<String, List<String>> ways) {
        this.ways = ways;
        // by a stack of its own, since a diagram can be one long line
        ways.keySet().stream().filter(place -> !number.containsKey(place)).forEach(this::walk);
    }

    List<List<String>> all() {
        return parts.stream()
                .filter(part -> part.size() > 1
                        || ways.getOrDefault(part.get(0), List.of()).contains(part.get(0)))
                .toList();
    }

    /** Every part, circles or not, each before those that lead to it. */
    List<List<String>> parts() {
        return parts;
    }

    private void walk(String start) {
        Deque<Step> steps = new ArrayDeque<>();
        steps.push(enter(start));
        while (!steps.isEmpty()) {
            Step step = steps.peek();
            List<String> next = ways.getOrDefault(step.place, List.of());
            if (step.done < next.size()) {
                String place = next.get(step.done++);
                if (!number.containsKey(place)) {
                    steps.push(enter(place));
                } else if (onPath.contains(place)) {
                    lowest.merge(step.place, number.get(place), Math::min);
                }
            } else {
                steps.pop();
                leave(step.place);
                if (!steps.isEmpty()) {
                    lowest.merge(steps.peek().place, lowest.get(step.place), Math::min);
                }
            }
        }
    }

    private Step enter(String place) {
        number.put(place, number.size());
        lowest.put(place, number.get(place));
        path.push(place);
        onPath.add(place);
        return new Step(place);
    }

    private void leave(String place) {
        if (!Objects.equals(lowest.get(place), number.get(place))) {
            return;
        }
        List<String> part = new ArrayList<>();
        String member;
        do {
            member = path.pop();
            onPath.remove(member);
            part.add(0, member);
        } while (!member.equals(place));
        parts.add(part);
    }

    private static final class Step {
        private final String place;
        private int done;

        private Step(String place) {
            this.place = place;
        }
    }
}
