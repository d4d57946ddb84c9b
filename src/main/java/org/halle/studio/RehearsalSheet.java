package org.halle.studio;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.halle.kernel.PersonId;
import org.halle.kernel.RehearsalId;
import org.jspecify.annotations.Nullable;

/**
 * A rehearsal that was ordered.
 *
 * @param percent how much of it is done
 * @param reached the day it has come to
 * @param drafts the files that its author had changed; empty when what is in force was rehearsed
 * @param assumptions all that were in force, as text
 * @param script what was played, in one number: the same files and assumptions have the same
 * @param inForce the same for what was in force; null when that was played
 * @param remarks why it was refused
 */
public record RehearsalSheet(
        RehearsalId id,
        PersonId author,
        Instant orderedAt,
        State state,
        int percent,
        LocalDate reached,
        List<String> drafts,
        String assumptions,
        String script,
        @Nullable String inForce,
        List<String> remarks) {

    /** Where it stands. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        REFUSED,
        CANCELLED,
        /** It did not stop by itself. */
        KILLED,
        BROKEN;

        public boolean over() {
            return this != WAITING && this != RUNNING;
        }
    }
}
