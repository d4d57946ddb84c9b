package org.halle.engine;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * A list of the catalogue: what a "for each" of a diagram runs over, by {@code camunda:collection="${name}"}.
 */
public final class NamedList {

    private final String name;
    private final String title;
    private final Function<UUID, List<String>> items;

    private NamedList(String name, String title, Function<UUID, List<String>> items) {
        this.name = name;
        this.title = title;
        this.items = items;
    }

    public static Description named(String name) {
        return new Description(name, "");
    }

    public String name() {
        return name;
    }

    public String title() {
        return title;
    }

    /** @param key the id of what the instance is about */
    List<String> items(UUID key) {
        return items.apply(key);
    }

    /** A list being described. */
    public record Description(String name, String title) {

        /** What a manager reads in the modeler, in French. */
        public Description title(String text) {
            return new Description(name, text);
        }

        public NamedList of(Function<UUID, List<String>> items) {
            return new NamedList(name, title, items);
        }
    }
}
