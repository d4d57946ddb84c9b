package org.halle.impact;

import java.util.List;
import org.halle.kernel.Refused;
import org.jspecify.annotations.Nullable;

/** A file of which something is wrong: nothing of it was taken. */
public class LinesRefused extends Refused {

    /**
     * What is wrong.
     *
     * @param line its number in the file, from 1, the head included
     * @param column as the file's head calls it; null for the whole line
     */
    public record Wrong(long line, @Nullable String column, Refused why) {}

    private final transient List<Wrong> lines;

    LinesRefused(List<Wrong> lines) {
        super("impact.past.refused", lines.size());
        this.lines = List.copyOf(lines);
    }

    public List<Wrong> lines() {
        return lines;
    }
}
