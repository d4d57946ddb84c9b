package org.halle.desk;

import java.util.Collection;
import org.springframework.stereotype.Component;

/** Tells people that a task waits for them; the task property {@code letter=no} leaves that to the stage. */
@Component
class TaskLetters {
    void asked(OpenTask task, SubjectCard card, Collection<Audience> audiences, TaskModel model) {}
}
