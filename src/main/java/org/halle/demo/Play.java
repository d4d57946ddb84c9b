package org.halle.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.halle.desk.AnswersRefused;
import org.halle.desk.Desk;
import org.halle.desk.OpenTask;
import org.halle.desk.TaskAsked;
import org.halle.engine.VirtualTime;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Plays months in seconds: what is planned happens at its hour, timers fire at theirs, and whatever the desk asks is
 * answered by the {@link Actors} some time later. What would be answered after the end of the play stays open.
 */
@Component
class Play {

    private static final Logger LOG = LoggerFactory.getLogger(Play.class);

    private record Cue(Instant at, long order, Runnable action) {}

    private final VirtualTime time;
    private final HalleClock clock;
    private final Desk desk;
    private final PriorityQueue<Cue> cues =
            new PriorityQueue<>(Comparator.comparing(Cue::at).thenComparing(Cue::order));
    private final List<TaskAsked> asked = new ArrayList<>();
    private boolean playing;
    private long order;

    Play(VirtualTime time, HalleClock clock, Desk desk) {
        this.time = time;
        this.clock = clock;
        this.desk = desk;
    }

    /** Plans something; what is refused at its hour (a deadline passed, say) is simply not done. */
    void at(Instant when, Runnable action) {
        cues.add(new Cue(when, order++, action));
    }

    @EventListener
    void hear(TaskAsked task) {
        if (playing) {
            asked.add(task);
        }
    }

    /**
     * Runs everything until an instant.
     *
     * @param progress is told each day that is reached
     */
    void run(Instant from, Instant until, Actors actors, Consumer<Instant> progress) {
        playing = true;
        try {
            time.setTo(from);
            for (Optional<Instant> next = Optional.of(from); next.isPresent(); next = next()) {
                if (next.get().isAfter(until)) {
                    break;
                }
                if (next.get().isAfter(clock.instant())) {
                    time.setTo(next.get());
                    progress.accept(next.get());
                }
                for (Cue cue = cues.peek(); cue != null && !cue.at().isAfter(clock.instant()); cue = cues.peek()) {
                    cues.poll();
                    perform(cue);
                }
                time.settle();
                List<TaskAsked> heard = List.copyOf(asked);
                asked.clear();
                heard.forEach(task -> plan(task, actors));
            }
            time.setTo(until);
        } finally {
            playing = false;
        }
    }

    private Optional<Instant> next() {
        Optional<Instant> timer = time.nextTimer();
        Cue cue = cues.peek();
        if (cue == null) {
            return timer;
        }
        return timer.isPresent() && timer.get().isBefore(cue.at()) ? timer : Optional.of(cue.at());
    }

    private void perform(Cue cue) {
        try {
            cue.action().run();
        } catch (AnswersRefused misfit) {
            LOG.warn("At {}, answers do not fit their form: {}", cue.at(), misfit.errors());
        } catch (Refused refused) {
            LOG.debug("At {}: {} {}", cue.at(), refused.code(), List.of(refused.arguments()));
        }
    }

    private void plan(TaskAsked task, Actors actors) {
        OpenTask open = task.task();
        actors.whoAndWhen(task, clock.instant())
                .ifPresent(turn ->
                        at(turn.at(), () -> desk.complete(turn.who(), open.id(), actors.answer(open, turn.who()))));
    }
}
