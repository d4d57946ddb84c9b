package org.halle.demo;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.halle.desk.OpenTask;
import org.halle.desk.TaskAsked;
import org.halle.kernel.PersonId;

/** Who answers the desk in a play, when, and what. */
interface Actors {

    /** Somebody's turn to answer. */
    record Turn(PersonId who, Instant at) {}

    /** Empty for a task that nobody answers. */
    Optional<Turn> whoAndWhen(TaskAsked task, Instant now);

    Map<String, Object> answer(OpenTask task, PersonId who);
}
