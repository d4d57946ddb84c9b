package org.halle.desk;

import java.time.Instant;
import org.halle.kernel.ProgrammeId;
import org.jspecify.annotations.Nullable;

/**
 * What part of a person's list is asked for; nulls ask for all.
 *
 * @param whose mine only, my groups' only, or both
 * @param process the key of the stage's diagram
 * @param dueBefore only tasks due before that instant
 * @param text part of the task's name or of its subject's title
 */
public record TaskFilter(
        Whose whose,
        @Nullable ProgrammeId programme,
        @Nullable String process,
        @Nullable Instant dueBefore,
        @Nullable String text) {

    /** Whose tasks. */
    public enum Whose {
        ALL,
        MINE,
        GROUPS
    }

    public static final TaskFilter ALL = new TaskFilter(Whose.ALL, null, null, null, null);
}
