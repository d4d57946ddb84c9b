package org.halle.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.halle.desk.TaskTable.Row;
import org.halle.desk.TaskTable.State;
import org.halle.engine.Outcome;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.people.People;
import org.halle.people.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one door for people's work: opens tasks, keeps drafts, checks answers, and completes. A completion is one commit:
 * the answers, what the stage makes of them, and the diagram's next step.
 */
@Service
public class Desk {

    /** How long somebody who looked at a task counts as looking. */
    private static final Duration PRESENT = Duration.ofSeconds(60);

    private final TaskTable table;
    private final TaskDates dates;
    private final AnswerBook book;
    private final TaskParts parts;
    private final FormCheck check;
    private final People people;
    private final Covering covering;
    private final TaskService tasks;
    private final HalleClock clock;
    private final TransactionTemplate transaction;
    /** Colleagues who answer siblings of one "for each" at the same moment step on each other's toes in the engine. */
    private final RetryTemplate collisions = new RetryTemplate(RetryPolicy.builder()
            .includes(OptimisticLockingException.class, ConcurrencyFailureException.class)
            .maxRetries(5)
            .delay(Duration.ofMillis(20))
            .jitter(Duration.ofMillis(20))
            .multiplier(2)
            .build());

    Desk(
            TaskTable table,
            TaskDates dates,
            AnswerBook book,
            TaskParts parts,
            FormCheck check,
            People people,
            Covering covering,
            TaskService tasks,
            HalleClock clock,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.dates = dates;
        this.book = book;
        this.parts = parts;
        this.check = check;
        this.people = people;
        this.covering = covering;
        this.tasks = tasks;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The open tasks about a subject, whoever is asked, oldest first. */
    public List<OpenTask> openTasks(String kind, UUID subject) {
        return table.openAbout(subject).stream()
                .map(Row::task)
                .filter(task -> task.kind().equals(kind))
                .toList();
    }

    /** Those of {@link #openTasks} that this person is asked to do. */
    public List<OpenTask> openTasks(PersonId by, String kind, UUID subject) {
        Reach mine = reach(by);
        return openTasks(kind, subject).stream()
                .filter(task -> table.asks(task.id(), mine))
                .toList();
    }

    /**
     * Everything the page of a task shows.
     *
     * @throws NotFound when there is no such task
     * @throws Forbidden when this person is not asked to do it
     */
    public TaskView open(PersonId by, String id) {
        Row row = asked(by, id);
        TaskModel model = parts.model(row);
        Instant now = clock.instant();
        book.seen(id, by, now);
        Map<String, Object> data = new LinkedHashMap<>(parts.prefill(model, row, by));
        AnswerBook.Draft draft = book.draft(id, by).orElse(null);
        if (draft != null) {
            data.putAll(draft.answers());
        }
        FormSchema form = parts.form(row);
        Subjects kind = parts.kind(row.task().kind());
        boolean knows = kind.knows(by, row.task().subject());
        TaskHandler handler = parts.handler(model);
        Subjects.Panel panel = handler == null ? null : handler.panel(parts.atHand(row, model, by));
        if (panel == null) {
            panel = kind.panel(by, row.task().subject());
        }
        return new TaskView(
                row.task(),
                row.state() == State.OPEN,
                knows ? kind.card(row.task().subject()) : kind.veiled(row.task().subject()),
                form == null ? "" : form.json(),
                data,
                draft == null ? null : draft.savedAt(),
                names(knows, book.lookingAt(id, by, now.minus(PRESENT))),
                row.task().assignee() == null
                        ? null
                        : people.get(row.task().assignee()).displayName(),
                by.equals(row.task().assignee()),
                coveredFor(row, by),
                table.shared(id),
                kind.mayView(by, row.task().subject()),
                panel == null ? null : panel.fragment(),
                panel == null ? Map.of() : panel.model());
    }

    /**
     * What a task asks, and nothing of its page: for whoever answers without looking.
     *
     * @throws NotFound when there is no such task
     * @throws Forbidden when this person is not asked to do it
     */
    public TaskQuestions questions(PersonId by, String id) {
        Row row = asked(by, id);
        TaskModel model = parts.model(row);
        return new TaskQuestions(
                row.task(), model.handler(), row.place().form(), parts.form(row), parts.prefill(model, row, by));
    }

    /** Tells that somebody still looks at a task, and who else does. */
    public List<String> lookingAt(PersonId by, String id) {
        Row row = asked(by, id);
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> book.seen(id, by, now));
        return names(knows(by, row), book.lookingAt(id, by, now.minus(PRESENT)));
    }

    /** Keeps answers as they are typed, valid or not; a draft is nobody's business but its writer's. */
    public Instant saveDraft(PersonId by, String id, Map<String, Object> answers) {
        Row row = asked(by, id);
        FormSchema form = parts.form(row);
        Instant now = clock.instant();
        if (form != null) {
            Map<String, Object> known = check.known(form, answers);
            transaction.executeWithoutResult(status -> book.saveDraft(id, by, known, now));
        }
        return now;
    }

    /** What was last typed into a task, whoever typed it: for the stage, which knows who else may read it. */
    public Map<String, Object> drafted(String id) {
        return book.latestDraft(id).map(AnswerBook.Draft::answers).orElse(Map.of());
    }

    /** Takes a group's task for oneself. */
    public void claim(PersonId by, String id) {
        Row row = asked(by, id);
        transaction.executeWithoutResult(status -> {
            if (!table.claim(id, by)) {
                throw takenBy(table.find(id).orElse(row), by);
            }
        });
    }

    /** Gives a task back to its group; nothing happens when it was not taken from one. */
    public void release(PersonId by, String id) {
        Row row = asked(by, id);
        if (by.equals(row.task().assignee())) {
            transaction.executeWithoutResult(status -> table.release(id, by));
        }
    }

    /** Moves the date a task should be done by, because the diagram's own date moved. */
    public void reschedule(String kind, UUID subject, String activity, Instant due) {
        reschedule(kind, activity, Map.of(subject, due));
    }

    /** The same for many subjects at once; what stands aside moves too. */
    public void reschedule(String kind, String activity, Map<UUID, Instant> due) {
        dates.move(kind, activity, due);
    }

    /**
     * Waits for whoever is completing a task about these subjects, and lets nobody begin to until the transaction ends.
     * Completing locks the task first: a stage that closes many at once asks for the tasks before it locks its own.
     */
    public void hold(String kind, Collection<UUID> subjects) {
        table.lockAbout(kind, subjects);
    }

    /** Takes the open tasks about a subject off every desk, because the subject stands aside for a while. */
    public void pause(String kind, UUID subject) {
        table.pause(kind, subject);
    }

    /** Puts them back where they were; what was due is due as much later. */
    public void resume(String kind, UUID subject, Duration later) {
        table.resume(kind, subject, later);
    }

    /** Takes back what one person was asked at one place of a diagram, which goes on as if it were done. */
    public void withdraw(String kind, UUID subject, String activity, PersonId person) {
        for (OpenTask task : openTasks(kind, subject)) {
            if (task.activity().equals(activity) && person.equals(task.assignee())) {
                table.close(task.id(), State.CANCELLED, clock.instant());
                tasks.complete(task.id());
            }
        }
    }

    /** Asks more people to do what a task asks, beside those it asks already: a substitute, say. */
    public void alsoAsk(String kind, UUID subject, String activity, Collection<PersonId> more) {
        for (OpenTask task : openTasks(kind, subject)) {
            if (task.activity().equals(activity)) {
                more.forEach(person -> table.alsoAsk(task.id(), person));
            }
        }
    }

    /**
     * Completes a task. Sent twice by the same person, it is done once and answered alike.
     *
     * @throws AnswersRefused when answers do not fit the form; they are kept as a draft
     * @throws AlreadyDone when somebody else has done it, or its step has passed; the answers are kept as a draft
     */
    public void complete(PersonId by, String id, Map<String, Object> answers) {
        complete(by, id, answers, Locale.FRENCH);
    }

    /** @param locale the language of the sentences about answers that do not fit */
    public void complete(PersonId by, String id, Map<String, Object> answers, Locale locale) {
        try {
            collisions.execute(() -> {
                transaction.executeWithoutResult(status -> completeOnce(by, id, answers, locale));
                return true;
            });
        } catch (RetryException exhausted) {
            keep(by, id, answers);
            throw exhausted.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(exhausted);
        }
    }

    private void completeOnce(PersonId by, String id, Map<String, Object> answers, Locale locale) {
        Row row = table.lock(id).orElseThrow(NotFound::new);
        if (row.state() == State.DONE && by.equals(row.doneBy())) {
            return;
        }
        if (row.state() != State.OPEN) {
            throw closed(row, by);
        }
        if (!table.asks(id, reach(by))) {
            throw new Forbidden();
        }
        PersonId holder = row.task().assignee();
        if (holder != null
                && !by.equals(holder)
                && !covering.standsIn(by, holder, row.task().programme())) {
            throw takenBy(row, by);
        }
        TaskModel model = parts.model(row);
        Map<String, Object> cleaned = checked(row, model, by, answers, locale);
        Outcome outcome = outcome(row, model, by, new Answers(cleaned));
        Instant now = clock.instant();
        book.keep(row, cleaned, by, now);
        table.doneBy(id, by, now);
        tasks.complete(id, outcome.variables());
    }

    private Map<String, Object> checked(
            Row row, TaskModel model, PersonId by, Map<String, Object> answers, Locale locale) {
        FormSchema form = parts.form(row);
        if (form == null) {
            return Map.of();
        }
        FormCheck.Checked checked = check.check(form, answers, parts.prefill(model, row, by), locale);
        if (!checked.errors().isEmpty()) {
            throw new AnswersRefused(checked.errors());
        }
        return checked.cleaned();
    }

    private Outcome outcome(Row row, TaskModel model, PersonId by, Answers answers) {
        TaskHandler handler = parts.handler(model);
        if (handler != null) {
            return handler.complete(parts.done(row, model, by, answers));
        }
        Outcome outcome = Outcome.none();
        for (String key : model.outcome()) {
            Object value = answers.asMap().get(key);
            if (value != null) {
                outcome = outcome.and(key, value);
            }
        }
        return outcome;
    }

    private void keep(PersonId by, String id, Map<String, Object> answers) {
        table.find(id)
                .filter(row -> row.state() != State.DONE || !by.equals(row.doneBy()))
                .ifPresent(row -> {
                    FormSchema form = parts.form(row);
                    if (form != null) {
                        transaction.executeWithoutResult(
                                status -> book.saveDraft(id, by, check.known(form, answers), clock.instant()));
                    }
                });
    }

    private Row asked(PersonId by, String id) {
        Row row = table.find(id).orElseThrow(NotFound::new);
        if (row.state() != State.OPEN) {
            throw closed(row, by);
        }
        if (!table.asks(id, reach(by))) {
            throw new Forbidden();
        }
        return row;
    }

    private Refused closed(Row row, PersonId by) {
        if (row.state() == State.PAUSED) {
            return new Refused("desk.task.paused", row.task().name());
        }
        if (row.state() == State.CANCELLED) {
            return new AlreadyDone("desk.task.cancelled", row.task().name());
        }
        PersonId doneBy = row.doneBy();
        return doneBy == null || !knows(by, row)
                ? new AlreadyDone("desk.task.already-done.other", row.task().name())
                : new AlreadyDone(
                        "desk.task.already-done",
                        row.task().name(),
                        people.get(doneBy).displayName());
    }

    private Refused takenBy(Row row, PersonId by) {
        PersonId holder = row.task().assignee();
        return new AlreadyDone(
                "desk.task.claimed",
                row.task().name(),
                people.get(holder == null ? by : holder).displayName());
    }

    private @Nullable String coveredFor(Row row, PersonId by) {
        String asked = table.covered(List.of(row.task().id()), reach(by))
                .get(row.task().id());
        return asked == null ? null : people.get(Audience.person(asked)).displayName();
    }

    private Reach reach(PersonId by) {
        return new Reach(Audience.of(by, people.grantsOf(by)).toList(), covering.today(by));
    }

    /** Those who must not know whose it is are not told either who else looks: it may be its own people. */
    private List<String> names(boolean knows, Collection<PersonId> persons) {
        if (!knows) {
            return List.of();
        }
        return people.all(persons).values().stream()
                .map(Person::displayName)
                .sorted()
                .toList();
    }

    private boolean knows(PersonId by, Row row) {
        return parts.kind(row.task().kind()).knows(by, row.task().subject());
    }
}
