package org.halle.studio.rehearsal.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Consumer;
import org.camunda.bpm.engine.runtime.Job;
import org.halle.desk.AnswersRefused;
import org.halle.desk.Desk;
import org.halle.desk.OpenTask;
import org.halle.desk.TaskAsked;
import org.halle.desk.TaskQuestions;
import org.halle.engine.VirtualTime;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.studio.rehearsal.stage.Ensemble.Member;
import org.halle.studio.rehearsal.stage.Notebook.Asked;
import org.halle.studio.rehearsal.stage.Notebook.Fate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Plays months in seconds: what is planned happens at its hour, timers fire at theirs, and whatever the desk asks is
 * answered by whom the {@link Crowd} says. What fails is noted and put aside; the play goes on.
 */
class Stage {

    private static final int TRIES = 5;
    private static final Duration BETWEEN_TRIES = Duration.ofHours(23);

    /** Something to be done. */
    interface Action {
        void run();
    }

    private record Cue(Instant at, long order, Action action) {}

    private final VirtualTime time;
    private final HalleClock clock;
    private final Desk desk;
    private final Deliberation deliberation;
    private final Notebook notebook;
    private final TransactionTemplate transaction;
    private final PriorityQueue<Cue> cues =
            new PriorityQueue<>(Comparator.comparing(Cue::at).thenComparing(Cue::order));
    private final List<TaskAsked> heard = new ArrayList<>();
    private long order;
    private @Nullable ProgrammeId programme;
    private @Nullable Member manager;

    Stage(
            VirtualTime time,
            HalleClock clock,
            Desk desk,
            Deliberation deliberation,
            Notebook notebook,
            PlatformTransactionManager transactions) {
        this.time = time;
        this.clock = clock;
        this.desk = desk;
        this.deliberation = deliberation;
        this.notebook = notebook;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Plans something that people do beside the desk; what the moment does not allow is not done. */
    void at(Instant when, Action action) {
        cue(when, () -> perform(action));
    }

    private void cue(Instant when, Action action) {
        cues.add(new Cue(when, order++, action));
    }

    /** Which programme is played, once there is one. */
    void plays(ProgrammeId drafted, Member managing) {
        programme = drafted;
        manager = managing;
    }

    @Nullable ProgrammeId programme() {
        return programme;
    }

    @Nullable Member manager() {
        return manager;
    }

    /** Of what is taken back, nothing is heard. */
    @EventListener
    void hear(TaskAsked task) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                heard.add(task);
            }
        });
    }

    /** Until nothing is left to happen, or the end. */
    void run(Instant from, Instant until, Crowd crowd, FittingAnswers answers, Consumer<Instant> progress) {
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
                cue.action().run();
            }
            time.settle(this::failed);
            List<TaskAsked> asked = List.copyOf(heard);
            heard.clear();
            asked.forEach(task -> plan(task, crowd, answers));
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

    private void perform(Action action) {
        long arrivals = notebook.arrivals();
        try {
            transaction.executeWithoutResult(status -> action.run());
        } catch (Refused notPossibleNow) {
            // people want to do something that the moment does not allow: a deadline has passed, a venture has left
            notebook.refusedAfter(arrivals);
            return;
        } catch (RuntimeException broken) {
            notebook.broke(null, null, broken);
        }
    }

    private void failed(Job job, RuntimeException why) {
        notebook.broke(job, null, why);
    }

    private void plan(TaskAsked task, Crowd crowd, FittingAnswers answers) {
        Optional<Crowd.Turn> turn = crowd.turn(task, clock.instant());
        Asked asked = notebook.asked(task, turn.map(Crowd.Turn::who).orElse(null));
        Instant when = turn.map(Crowd.Turn::at).orElse(null);
        if (when == null) {
            asked.fate = Fate.NEVER;
            return;
        }
        Crowd.Turn drawn = turn.orElseThrow();
        cue(when, () -> answer(asked, task.task(), drawn.who(), drawn.draws(), answers, 1));
    }

    private void answer(Asked asked, OpenTask task, Member who, Random draws, FittingAnswers answers, int attempt) {
        TaskQuestions questions;
        try {
            questions = transaction.execute(status -> desk.questions(who.id(), task.id()));
        } catch (AlreadyDone | Forbidden | NotFound gone) {
            asked.fate = Fate.GONE;
            return;
        }
        long arrivals = notebook.arrivals();
        try {
            deliberation.prepare(questions.handler(), who.id(), task.programme());
            desk.complete(who.id(), task.id(), answers.to(questions, draws, clock.today()), Locale.FRENCH);
            asked.answered(clock.instant());
        } catch (AlreadyDone gone) {
            notebook.refusedAfter(arrivals);
            asked.fate = Fate.GONE;
        } catch (Refused refused) {
            notebook.refusedAfter(arrivals);
            asked.refused(notebook.sentence(refused));
            // a signature may be missing today and there tomorrow; answers that do not fit never will
            if (attempt < TRIES && !(refused instanceof AnswersRefused)) {
                cue(clock.instant().plus(BETWEEN_TRIES), () -> answer(asked, task, who, draws, answers, attempt + 1));
            }
        } catch (RuntimeException broken) {
            asked.fate = Fate.FAILED;
            notebook.broke(null, task, broken);
        }
    }
}
