package org.halle.engine.sandbox;

import java.util.Set;
import java.util.regex.Pattern;

/** Which elements of a diagram are what. */
final class Elements {

    static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    static final Set<String> SCOPES = Set.of("process", "subProcess");

    static final Set<String> ACTIVITIES = Set.of(
            "userTask",
            "serviceTask",
            "sendTask",
            "receiveTask",
            "businessRuleTask",
            "manualTask",
            "task",
            "callActivity",
            "subProcess");

    static final Set<String> EVENTS =
            Set.of("startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent");

    static final Set<String> GATEWAYS =
            Set.of("exclusiveGateway", "inclusiveGateway", "parallelGateway", "eventBasedGateway");

    private Elements() {}

    static boolean isFlowNode(Node node) {
        return ACTIVITIES.contains(node.name()) || EVENTS.contains(node.name()) || GATEWAYS.contains(node.name());
    }

    static boolean isEventSubProcess(Node node) {
        return node.name().equals("subProcess") && node.get("triggeredByEvent").equals("true");
    }

    /** The kind of an event: "timer", "message"…; "none" when it says none. */
    static String trigger(Node event) {
        return event.children().stream()
                .map(Node::name)
                .filter(name -> name.endsWith("EventDefinition"))
                .map(name -> name.substring(0, name.length() - "EventDefinition".length()))
                .findFirst()
                .orElse("none");
    }

    /** Asks the engine for a transaction of its own, by whichever attribute. */
    static boolean isTrue(Node node, String attribute) {
        return node.get(attribute).equals("true");
    }
}
