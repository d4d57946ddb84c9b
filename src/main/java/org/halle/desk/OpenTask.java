package org.halle.desk;

import java.time.Instant;
import java.util.UUID;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.jspecify.annotations.Nullable;

/**
 * A task somebody is asked to do.
 *
 * @param id the engine's id of the task
 * @param activity the id of its element in the diagram, "Task_ScoreApplication"
 * @param process the key of its diagram, "review"
 * @param due when it should be done; null when the diagram says nothing
 */
public record OpenTask(
        String id,
        String name,
        String process,
        String activity,
        String kind,
        UUID subject,
        ProgrammeId programme,
        @Nullable PersonId assignee,
        Instant created,
        @Nullable Instant due) {}
