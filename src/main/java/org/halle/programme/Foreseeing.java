package org.halle.programme;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.halle.desk.OpenTask;
import org.halle.desk.TaskList;
import org.halle.engine.Operations;
import org.halle.engine.Operations.Timer;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.RefusedFields;
import org.halle.notification.LetterPosted;
import org.halle.notification.LetterState;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What moving the dates of a programme would change. Nothing is computed a second time: the dates are moved for real,
 * what moved is read, and the transaction is taken back.
 */
@Service
public class Foreseeing {

    private final Planning planning;
    private final Watching watching;
    private final Operations operations;
    private final TaskList tasks;
    private final ObjectProvider<DatesBeside> beside;
    private final TransactionTemplate transaction;
    /** What is written while this thread tries something out. */
    private final ThreadLocal<@Nullable List<LetterPosted>> written = new ThreadLocal<>();

    Foreseeing(
            Planning planning,
            Watching watching,
            Operations operations,
            TaskList tasks,
            ObjectProvider<DatesBeside> beside,
            PlatformTransactionManager transactions) {
        this.planning = planning;
        this.watching = watching;
        this.operations = operations;
        this.tasks = tasks;
        this.beside = beside;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What would change.
     *
     * @param timers dates that diagrams wait for
     * @param tasks due dates of tasks that people have been asked to do
     * @param later dates of what nobody has been asked yet
     * @param letters what would be written at once
     */
    public record Foreseen(List<Move> timers, List<Move> tasks, List<Move> later, List<Post> letters) {

        public boolean nothing() {
            return timers.isEmpty() && tasks.isEmpty() && later.isEmpty() && letters.isEmpty();
        }
    }

    /**
     * A date that moves, for all cases alike.
     *
     * @param process key of the diagram
     * @param name the element that waits, as the diagram calls it
     * @param from null when there was no such date
     * @param to null when there is none any more
     * @param cases for how many
     */
    public record Move(String process, String name, @Nullable Instant from, @Nullable Instant to, int cases) {}

    /**
     * A letter.
     *
     * @param title the subject line that one of its readers gets
     * @param readers how many get it, in the daily digest or by itself
     * @param spared how many do not, by their own choice
     */
    public record Post(String template, String title, int readers, int spared) {}

    /** @throws RefusedFields when a date stands wrong */
    public Foreseen replanning(PersonId by, ProgrammeId id, Plan plan) {
        return Objects.requireNonNull(transaction.execute(attempt -> {
            List<LetterPosted> letters = new ArrayList<>();
            written.set(letters);
            try {
                Dates before = dates(by, id);
                planning.replan(by, id, plan);
                Dates after = dates(by, id);
                return new Foreseen(
                        moves(before.timers(), after.timers()),
                        moves(before.tasks(), after.tasks()),
                        moves(before.later(), after.later()),
                        posts(letters));
            } finally {
                written.remove();
                attempt.setRollbackOnly();
            }
        }));
    }

    @EventListener
    void note(LetterPosted letter) {
        List<LetterPosted> noting = written.get();
        if (noting != null) {
            noting.add(letter);
        }
    }

    /** Where one date stands. */
    private record Dated(String process, String name, @Nullable Instant at) {}

    private record Dates(Map<String, Dated> timers, Map<String, Dated> tasks, Map<String, Dated> later) {}

    private Dates dates(PersonId by, ProgrammeId id) {
        return new Dates(
                byId(
                        operations.timers(watching.cases(by, id)),
                        Timer::job,
                        timer -> new Dated(timer.process(), timer.activityName(), timer.due())),
                byId(tasks.dated(id), OpenTask::id, task -> new Dated(task.process(), task.name(), task.due())),
                later(id));
    }

    private Map<String, Dated> later(ProgrammeId id) {
        Map<String, Dated> found = new LinkedHashMap<>();
        beside.orderedStream().forEach(more -> more.dates(id)
                .forEach(date -> found.put(date.id().toString(), new Dated(more.process(), date.name(), date.at()))));
        return found;
    }

    private static <T> Map<String, Dated> byId(List<T> all, Function<T, String> id, Function<T, Dated> dated) {
        Map<String, Dated> found = new LinkedHashMap<>();
        all.forEach(one -> found.put(id.apply(one), dated.apply(one)));
        return found;
    }

    private static List<Move> moves(Map<String, Dated> before, Map<String, Dated> after) {
        Map<Move, Integer> counts = new LinkedHashMap<>();
        before.forEach((id, was) -> {
            Dated is = after.get(id);
            Instant to = is == null ? null : is.at();
            if (!Objects.equals(was.at(), to)) {
                counts.merge(new Move(was.process(), was.name(), was.at(), to, 1), 1, Integer::sum);
            }
        });
        after.forEach((id, is) -> {
            if (!before.containsKey(id)) {
                counts.merge(new Move(is.process(), is.name(), null, is.at(), 1), 1, Integer::sum);
            }
        });
        return counts.entrySet().stream()
                .map(entry -> new Move(
                        entry.getKey().process(),
                        entry.getKey().name(),
                        entry.getKey().from(),
                        entry.getKey().to(),
                        entry.getValue()))
                .sorted(Comparator.comparing(Foreseeing::first)
                        .thenComparing(Move::process)
                        .thenComparing(Move::name))
                .toList();
    }

    private static Instant first(Move move) {
        return Objects.requireNonNullElse(move.from(), Objects.requireNonNullElse(move.to(), Instant.MAX));
    }

    private static List<Post> posts(List<LetterPosted> letters) {
        Map<String, Post> posts = new LinkedHashMap<>();
        letters.forEach(letter -> {
            int spared = letter.state() == LetterState.SKIPPED ? 1 : 0;
            posts.merge(
                    letter.template(),
                    new Post(letter.template(), letter.title(), 1 - spared, spared),
                    (one, other) -> new Post(
                            one.template(),
                            one.title(),
                            one.readers() + other.readers(),
                            one.spared() + other.spared()));
        });
        return List.copyOf(posts.values());
    }
}
