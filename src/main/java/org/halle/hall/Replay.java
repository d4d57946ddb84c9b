package org.halle.hall;

import java.time.Instant;
import java.util.List;

/**
 * The history of a round: what happened, and what the table came to after each.
 *
 * @param moments first to last
 * @param at the place of the moment that is looked at
 * @param lines the pledges as they stood after it
 */
public record Replay(List<Moment> moments, int at, Progress progress, List<Sheet.Line> lines) {

    /** Something that happened, in words. */
    public record Moment(Instant at, List<String> what) {}

    public Moment moment() {
        return moments.get(at);
    }
}
