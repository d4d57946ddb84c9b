package org.halle.engine.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What diagrams may name: the application's own words.
 *
 * @param steps each step with its inputs
 * @param lists what a "for each" may run over
 * @param handlers what human tasks may name in {@code handler}; null where nobody knows them, and none is refused
 * @param subjects the kinds of things that diagrams are about; null as with handlers
 */
public record Vocabulary(
        Map<String, Map<String, Input>> steps,
        Set<String> lists,
        @Nullable Set<String> handlers,
        @Nullable Set<String> subjects) {

    /**
     * What a step may be told.
     *
     * @param number whether it is a whole number
     * @param moment whether it is a moment that a variable holds
     * @param choices what it may be; anything when there are none
     */
    public record Input(boolean required, boolean number, boolean moment, List<String> choices) {}
}
