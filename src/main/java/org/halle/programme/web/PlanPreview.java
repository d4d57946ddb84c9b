package org.halle.programme.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.halle.desk.TaskList;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.programme.Foreseeing;
import org.halle.programme.Foreseeing.Foreseen;
import org.halle.programme.Foreseeing.Move;
import org.halle.programme.Plan;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What moving the dates would change, as a page and a program read it. */
@Component
class PlanPreview {

    private final Foreseeing foreseeing;
    private final TaskList tasks;

    PlanPreview(Foreseeing foreseeing, TaskList tasks) {
        this.foreseeing = foreseeing;
        this.tasks = tasks;
    }

    /**
     * What would change.
     *
     * @param timers dates that diagrams wait for
     * @param tasks due dates of tasks
     * @param later dates of what nobody has been asked yet
     * @param letters what would be written at once
     * @param daysOff new dates on which nobody works, by the name of their field
     */
    record Preview(
            List<MoveView> timers,
            List<MoveView> tasks,
            List<MoveView> later,
            List<LetterView> letters,
            Map<String, LocalDate> daysOff) {

        public boolean nothing() {
            return timers.isEmpty() && tasks.isEmpty() && later.isEmpty() && letters.isEmpty();
        }
    }

    /**
     * A date that moves.
     *
     * @param stage the name of the diagram
     * @param cases for how many cases
     */
    record MoveView(String stage, String name, @Nullable Instant from, @Nullable Instant to, int cases) {}

    /** A letter; {@code title} is the subject line that one of its readers gets. */
    record LetterView(String template, String title, int readers, int spared) {}

    Preview of(PersonId by, ProgrammeId id, Plan plan) {
        Foreseen foreseen = foreseeing.replanning(by, id, plan);
        Map<String, String> stages = tasks.stages();
        return new Preview(
                foreseen.timers().stream().map(move -> view(move, stages)).toList(),
                foreseen.tasks().stream().map(move -> view(move, stages)).toList(),
                foreseen.later().stream().map(move -> view(move, stages)).toList(),
                foreseen.letters().stream()
                        .map(post -> new LetterView(post.template(), post.title(), post.readers(), post.spared()))
                        .toList(),
                plan.daysOff());
    }

    private static MoveView view(Move move, Map<String, String> stages) {
        return new MoveView(
                stages.getOrDefault(move.process(), move.process()), move.name(), move.from(), move.to(), move.cases());
    }
}
