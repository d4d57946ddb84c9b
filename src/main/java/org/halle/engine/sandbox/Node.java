package org.halle.engine.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An element of a diagram or a decision as it was read: names with the usual prefixes, whatever the file's own are. */
final class Node {

    /** Elements that have an id without being drawn. */
    private static final String UNSEEN =
            ".*EventDefinition|time\\w+|\\w+Expression|multiInstance\\w+|loop\\w+|completion\\w+"
                    + "|camunda:.*|documentation|potentialOwner|property|data\\w+Association";

    private final String name;
    private final int line;
    private final @Nullable Node parent;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Node> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    /** @param name "userTask", "camunda:property": the prefix says the vocabulary, BPMN's and DMN's own have none */
    Node(String name, int line, @Nullable Node parent) {
        this.name = name;
        this.line = line;
        this.parent = parent;
        if (parent != null) {
            parent.children.add(this);
        }
    }

    String name() {
        return name;
    }

    int line() {
        return line;
    }

    @Nullable Node parent() {
        return parent;
    }

    void attribute(String attribute, String value) {
        attributes.put(attribute, value);
    }

    void append(String characters) {
        text.append(characters);
    }

    Map<String, String> attributes() {
        return attributes;
    }

    /** The attribute's value; empty when it is absent. */
    String get(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    String id() {
        return get("id");
    }

    /** What stands between its tags, without the texts of the elements inside. */
    String text() {
        return text.toString().strip();
    }

    List<Node> children() {
        return children;
    }

    Stream<Node> children(String child) {
        return children.stream().filter(node -> node.name.equals(child));
    }

    Optional<Node> child(String child) {
        return children(child).findFirst();
    }

    /** Itself and everything inside, in the order of the file. */
    Stream<Node> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Node::all));
    }

    Stream<Node> all(String wanted) {
        return all().filter(node -> node.name.equals(wanted));
    }

    /** The element that people see it as a part of: an event for its timer, a task for its input. Itself, if they do. */
    Node owner() {
        Node node = this;
        while (node.parent != null && (node.id().isBlank() || node.name.matches(UNSEEN))) {
            node = node.parent;
        }
        return node;
    }

    @Nullable String ownerId() {
        String id = owner().id();
        return id.isBlank() ? null : id;
    }

    /** As a person would call it: its label, else its id, else its kind. */
    String label() {
        if (!get("name").isBlank()) {
            return get("name");
        }
        return id().isBlank() ? name : id();
    }

    /** A {@code camunda:property} of it; empty when it has none of that name. */
    String property(String property) {
        return child("extensionElements").stream()
                .flatMap(extensions -> extensions.children("camunda:properties"))
                .flatMap(group -> group.children("camunda:property"))
                .filter(entry -> entry.get("name").equals(property))
                .map(entry -> entry.get("value").strip())
                .findFirst()
                .orElse("");
    }
}
