package org.halle.engine.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What events may wait for and bring about, and how the moments they wait for are written. */
final class EventRules {

    private static final Map<String, Set<String>> TRIGGERS = Map.of(
            "endEvent", Set.of("none", "message", "error", "escalation", "terminate"),
            "intermediateCatchEvent", Set.of("timer", "message", "link"),
            "intermediateThrowEvent", Set.of("none", "message", "escalation", "link"),
            "boundaryEvent", Set.of("timer", "message", "error", "escalation"));
    private static final Set<String> PROCESS_STARTS = Set.of("none", "message");
    private static final Set<String> ASIDE_STARTS = Set.of("timer", "message", "error", "escalation");

    private final Node root;
    private final Surroundings around;
    private final Findings findings;

    EventRules(Node root, Surroundings around, Findings findings) {
        this.root = root;
        this.around = around;
        this.findings = findings;
    }

    void check() {
        root.all().filter(node -> Elements.EVENTS.contains(node.name())).forEach(this::event);
        root.all("timerEventDefinition").forEach(this::timer);
        references("messageEventDefinition", "messageRef", "message");
        references("receiveTask", "messageRef", "message");
        references("errorEventDefinition", "errorRef", "error");
        references("escalationEventDefinition", "escalationRef", "escalation");
        root.all("message")
                .filter(node -> node.get("name").isBlank())
                .forEach(node -> findings.add(node, "message-name", node.id()));
        root.all("error")
                .filter(node -> !plain(node.get("errorCode")))
                .forEach(node -> findings.add(node, "code", node.label()));
        root.all("escalation")
                .filter(node -> !plain(node.get("escalationCode")))
                .forEach(node -> findings.add(node, "code", node.label()));
        variable("errorEventDefinition", "camunda:errorCodeVariable", "camunda:errorMessageVariable");
        variable("escalationEventDefinition", "camunda:escalationCodeVariable");
    }

    private void event(Node event) {
        long triggers = event.children().stream()
                .filter(child -> child.name().endsWith("EventDefinition"))
                .count();
        String trigger = Elements.trigger(event);
        if (triggers > 1) {
            findings.add(event, "event-several", event.label());
        } else if (!allowed(event).contains(trigger)) {
            findings.add(event, "event-kind", event.label(), trigger);
        }
        boolean sends = Set.of("endEvent", "intermediateThrowEvent").contains(event.name());
        event.child("messageEventDefinition").ifPresent(message -> {
            if (sends) {
                new StepRules(around, findings).check(event, message);
            } else if (message.has("camunda:delegateExpression")) {
                findings.add(message, "attribute", "camunda:delegateExpression", message.name(), event.label());
            }
        });
        if (event.name().equals("intermediateCatchEvent") && Elements.isTrue(event, "camunda:asyncBefore")) {
            findings.add(event, "async-wait", event.label());
        }
    }

    private static Set<String> allowed(Node event) {
        if (!event.name().equals("startEvent")) {
            return TRIGGERS.getOrDefault(event.name(), Set.of());
        }
        Node scope = event.parent();
        if (scope != null && scope.name().equals("process")) {
            return PROCESS_STARTS;
        }
        return scope != null && Elements.isEventSubProcess(scope) ? ASIDE_STARTS : Set.of("none");
    }

    private void timer(Node timer) {
        List<Node> moments = timer.children();
        String event = timer.parent() == null ? timer.label() : timer.parent().label();
        if (moments.size() != 1) {
            findings.add(timer, "timer-empty", event);
            return;
        }
        Node moment = moments.get(0);
        Optional<String> wrong =
                moment.name().equals("timeDate") ? Moments.date(moment.text()) : Moments.duration(moment.text());
        wrong.ifPresent(code -> findings.add(moment, code, event, moment.text()));
    }

    private void references(String element, String attribute, String wanted) {
        root.all(element).forEach(node -> {
            boolean known = root.children(wanted).anyMatch(target -> target.id().equals(node.get(attribute)));
            boolean optional = !wanted.equals("message") && catches(node) && !node.has(attribute);
            boolean sent = node.name().equals("messageEventDefinition") && !catches(node) && !node.has(attribute);
            if (!known && !optional && !sent) {
                findings.add(node, "reference", node.owner().label(), wanted);
            }
        });
    }

    private static boolean catches(Node definition) {
        Node event = definition.parent();
        return event != null && !Set.of("endEvent", "intermediateThrowEvent").contains(event.name());
    }

    private void variable(String element, String... attributes) {
        root.all(element).forEach(node -> {
            for (String attribute : attributes) {
                if (node.has(attribute)
                        && !Elements.VARIABLE.matcher(node.get(attribute)).matches()) {
                    findings.add(
                            node, "variable", node.get(attribute), node.owner().label());
                }
            }
        });
    }

    private static boolean plain(String code) {
        return code.matches("[A-Za-z0-9_.-]{1,100}");
    }
}
