package org.halle.engine.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the elements of a diagram are said in words, in the reader's language. */
public final class Sentences {

    private static final Pattern DURATION = Pattern.compile(
            "P(?:(\\d+)Y)?(?:(\\d+)M)?(?:(\\d+)W)?(?:(\\d+)D)?(?:T(?:(\\d+)H)?(?:(\\d+)M)?(?:\\d+S)?)?");
    private static final String[] UNITS = {"year", "month", "week", "day", "hour", "minute"};
    private static final Set<String> GROUPS =
            Set.of("lead", "partners", "referent", "colleagues", "manager", "juror", "coach", "funder", "observer");

    private final Locale language;
    private final BiFunction<String, Object[], String> message;
    private final Map<String, String> variables;
    private final Map<String, String> lists;

    /**
     * @param message the text of a key of {@code messages/engine.properties}, filled in
     * @param variables what the variables of diagrams stand for, in words, as far as the catalogue says it
     * @param lists what the lists of the catalogue hold, in words
     */
    public Sentences(
            Locale language,
            BiFunction<String, Object[], String> message,
            Map<String, String> variables,
            Map<String, String> lists) {
        this.language = language;
        this.message = message;
        this.variables = variables;
        this.lists = lists;
    }

    String of(Node node) {
        String sentence =
                switch (node.name()) {
                    case "startEvent" -> text("start", label(node));
                    case "endEvent" -> text(Elements.trigger(node).equals("error") ? "end-error" : "end", label(node));
                    case "userTask" -> person(node);
                    case "serviceTask", "sendTask", "businessRuleTask" -> text("work", label(node));
                    case "receiveTask" -> text("message", label(node));
                    case "callActivity" -> text("call", label(node), node.get("calledElement"));
                    case "subProcess" -> text("part", label(node));
                    case "intermediateCatchEvent" -> awaited(node);
                    case "exclusiveGateway" ->
                        node.get("name").isBlank() ? text("choice") : text("question", label(node));
                    case "inclusiveGateway" -> text("some");
                    case "parallelGateway" -> text("parallel");
                    case "eventBasedGateway" -> text("first");
                    default -> text("other", label(node));
                };
        return each(node).map(each -> each + sentence).orElse(sentence) + note(node);
    }

    /**
     * What leads into a branch; empty when nothing needs to be said.
     *
     * @param number which of several it is; 0 when that goes without saying
     */
    String ofWay(Node from, Node way, int number) {
        String condition = condition(from, way, number);
        return condition.isEmpty() ? "" : condition + text("then");
    }

    /** The same for the branch that the rest follows. */
    String goesOn(Node from, Node way) {
        String condition = condition(from, way, 0);
        return condition.isEmpty() ? text("goes-on") : text("if-goes-on", condition);
    }

    /** The same for a branch on which nothing is done. */
    String nothing(Node from, Node way, int number) {
        return text("nothing", condition(from, way, number));
    }

    /** @param straightOn whether nothing is done on that branch */
    String arrives(Node event, boolean straightOn) {
        String condition = text("arrives", moment(event));
        return straightOn ? text("nothing", condition) : condition + text("then");
    }

    private String condition(Node from, Node way, int number) {
        if (!way.get("name").isBlank()) {
            return text("if", label(way));
        }
        Optional<String> condition = way.child("conditionExpression").map(Node::text);
        if (condition.isPresent()) {
            return text("if", condition.get().replaceAll("[$#]\\{(.*)}", "$1"));
        }
        if (Set.of("exclusiveGateway", "inclusiveGateway").contains(from.name())) {
            return text("else");
        }
        return number == 0 ? "" : text("branch", number);
    }

    String edge(Node edge, Node host) {
        boolean beside = edge.get("cancelActivity").equals("false");
        boolean timer = edge.child("timerEventDefinition").isPresent();
        return text(
                "edge." + (timer ? "late" : "event") + (beside ? "-beside" : ""),
                timer ? late(edge) : moment(edge),
                label(host));
    }

    String aside(Node aside, Node start) {
        boolean beside = start.get("isInterrupting").equals("false");
        return text(beside ? "aside-beside" : "aside", moment(start), label(aside));
    }

    /** @param back to something that was before */
    String leads(boolean back, Node node) {
        return text(back ? "again" : "leads", label(node));
    }

    String together(Node join) {
        return text(join.name().equals("parallelGateway") ? "together" : "together-some");
    }

    private String awaited(Node event) {
        Optional<String> span = span(event);
        if (span.isPresent() && event.get("name").isBlank()) {
            return text("wait-span", span.get());
        }
        return text(
                "message", span.map(words -> label(event) + " (" + words + ")").orElseGet(() -> moment(event)));
    }

    private String person(Node task) {
        String due = task.get("camunda:dueDate").strip();
        return due.isEmpty()
                ? text("person", who(task), label(task))
                : text("person-due", who(task), label(task), due(due));
    }

    private String due(String text) {
        if (text.startsWith("P")) {
            return text("within", duration(text));
        }
        boolean explained = Expressions.name(text).map(variables::containsKey).orElse(true);
        return explained ? text("until", when(text)) : text("until-its-date");
    }

    private String who(Node task) {
        Optional<String> assignee = Expressions.name(task.get("camunda:assignee"));
        if (assignee.isPresent()) {
            return GROUPS.contains(assignee.get()) && !isLoopVariable(task, assignee.get())
                    ? text("group." + assignee.get())
                    : text("somebody");
        }
        String groups = Arrays.stream(task.get("camunda:candidateGroups").split(","))
                .map(String::strip)
                .filter(group -> !group.isEmpty())
                .map(group -> GROUPS.contains(group) ? text("group." + group) : group)
                .collect(Collectors.joining(text("or")));
        return groups.isEmpty() ? text("group.manager") : groups;
    }

    private static boolean isLoopVariable(Node task, String variable) {
        for (Node at = task; at != null; at = at.parent()) {
            if (at.child("multiInstanceLoopCharacteristics")
                    .filter(loop -> loop.get("camunda:elementVariable").equals(variable))
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> each(Node node) {
        return node.child("multiInstanceLoopCharacteristics").map(loop -> {
            String how = text(loop.get("isSequential").equals("true") ? "in-turn" : "at-once");
            return Expressions.name(loop.get("camunda:collection"))
                    .map(list -> text("each", lists.getOrDefault(list, list), how))
                    .orElseGet(() -> text(
                            "times",
                            loop.child("loopCardinality").map(Node::text).orElse("?"),
                            how));
        });
    }

    private static String note(Node node) {
        String note = node.child("documentation").map(Node::text).orElse("").replaceAll("\\s+", " ");
        return note.isEmpty() ? "" : " " + note;
    }

    private static String label(Node node) {
        return node.label().replaceAll("\\s+", " ").strip();
    }

    /** The moment of an event: its own name where it has one, since that is what its author calls it, and how long. */
    private String moment(Node event) {
        Optional<String> span = span(event);
        if (!event.get("name").isBlank()) {
            return text("moment", label(event))
                    + span.map(words -> " (" + words + ")").orElse("");
        }
        return span.map(words -> text("after", words))
                .orElseGet(() -> text("moment", timer(event).map(this::when).orElseGet(() -> label(event))));
    }

    /** When a deadline is: after so long, or at its moment. */
    private String late(Node edge) {
        String name = edge.get("name").isBlank() ? "" : text("moment", label(edge));
        return span(edge)
                .map(words -> text("after", words) + (name.isEmpty() ? "" : " (" + name + ")"))
                .orElseGet(() -> text("at", moment(edge)));
    }

    private Optional<String> span(Node event) {
        return timer(event).filter(text -> text.startsWith("P")).map(this::duration);
    }

    private static Optional<String> timer(Node event) {
        return event.child("timerEventDefinition").stream()
                .flatMap(timer -> timer.children().stream())
                .map(Node::text)
                .findFirst();
    }

    private String when(String text) {
        return Expressions.name(text).map(this::variable).orElse(text);
    }

    private String variable(String name) {
        String words = variables.getOrDefault(name, name);
        return words.isBlank() ? name : words.substring(0, 1).toLowerCase(language) + words.substring(1);
    }

    private String duration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            return text;
        }
        StringBuilder words = new StringBuilder();
        for (int unit = 0; unit < UNITS.length; unit++) {
            if (parts.group(unit + 1) != null) {
                words.append(words.length() == 0 ? "" : " ")
                        .append(text("unit." + UNITS[unit], Integer.valueOf(parts.group(unit + 1))));
            }
        }
        return words.length() == 0 ? text : words.toString();
    }

    private String text(String key, Object... arguments) {
        return message.apply("engine.words." + key, arguments);
    }
}
