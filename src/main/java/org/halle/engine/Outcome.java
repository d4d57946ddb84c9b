package org.halle.engine;

import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a step or a task tells the diagram: a few scalars it decides or waits on, never a person's data. */
public final class Outcome {

    private static final int MAX_TEXT = 200;
    private static final Outcome NONE = new Outcome(Map.of());

    private final Map<String, Object> variables;

    private Outcome(Map<String, Object> variables) {
        this.variables = variables;
    }

    public static Outcome none() {
        return NONE;
    }

    public static Outcome of(String name, Object value) {
        return NONE.and(name, value);
    }

    /**
     * @param value a Boolean, a Number, an Instant, or a short text (a code, an id)
     * @throws IllegalArgumentException for anything else: the diagram holds no objects and no prose
     */
    public Outcome and(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(variables);
        more.put(name, scalar(name, value));
        return new Outcome(more);
    }

    private static Object scalar(String name, Object value) {
        if (value instanceof Instant instant) {
            return Date.from(instant);
        }
        if (value instanceof Boolean || value instanceof Number) {
            return value;
        }
        if (value instanceof String text && text.length() <= MAX_TEXT) {
            return text;
        }
        throw new IllegalArgumentException(
                "variable " + name + " may be a boolean, a number, an instant or a code, not "
                        + value.getClass().getName());
    }

    /** As the engine stores them. */
    public Map<String, Object> variables() {
        return Collections.unmodifiableMap(variables);
    }
}
