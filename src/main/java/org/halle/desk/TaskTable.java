package org.halle.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Our own table of tasks. One inbox row per task and audience, ordered by due date, so that the first page of "mine or my
 * groups'" reads one index range per audience however many tasks are open; the engine's own query joins and sorts all.
 */
@Repository
class TaskTable {

    enum State {
        OPEN,
        /** Asked of nobody for a while, because what it is about stands aside. */
        PAUSED,
        DONE,
        CANCELLED
    }

    /** Where a task stands in the engine. */
    record Place(String definitionId, String deploymentId, String executionId, @Nullable String form) {}

    /** A task with everything the table knows of it. */
    record Row(
            OpenTask task,
            String title,
            Place place,
            State state,
            @Nullable PersonId doneBy,
            @Nullable Instant doneAt) {}

    /** Undated tasks come last. */
    static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private static final String TASK = "select t.* from desk_task t where ";

    private final JdbcClient database;

    TaskTable(JdbcClient database) {
        this.database = database;
    }

    void open(OpenTask task, String title, Place place, Collection<Audience> audiences, boolean coverable) {
        database.sql(
                        """
                        insert into desk_task (id, name, process, activity, definition_id, deployment_id, execution_id,
                            form, kind, subject, programme, title, search_text, assignee, created_at, due_at, state,
                            coverable)
                        values (:id, :name, :process, :activity, :definition, :deployment, :execution,
                            :form, :kind, :subject, :programme, :title, :search, :assignee, :created, :due, 'OPEN',
                            :coverable)
                        """)
                .param("id", task.id())
                .param("name", task.name())
                .param("process", task.process())
                .param("activity", task.activity())
                .param("definition", place.definitionId())
                .param("deployment", place.deploymentId())
                .param("execution", place.executionId())
                .param("form", place.form())
                .param("kind", task.kind())
                .param("subject", task.subject())
                .param("programme", task.programme().value())
                .param("title", title)
                .param("search", (task.name() + " " + title).toLowerCase(Locale.ROOT))
                .param(
                        "assignee",
                        task.assignee() == null ? null : task.assignee().value())
                .param("coverable", coverable)
                .param("created", utc(task.created()))
                .param("due", task.due() == null ? null : utc(task.due()))
                .update();
        for (Audience audience : audiences) {
            database.sql("insert into desk_inbox (audience, shown, due_order, task_id) values (?, true, ?, ?)")
                    .params(audience.key(), utc(task.due() == null ? NEVER : task.due()), task.id())
                    .update();
        }
    }

    /** Done, or cancelled with its step; a task that was closed already stays as it was. */
    void close(String task, State as, Instant at) {
        database.sql("update desk_task set state = ?, done_at = ? where id = ? and state in ('OPEN', 'PAUSED')")
                .params(as.name(), utc(at), task)
                .update();
        database.sql("delete from desk_inbox where task_id = ?").param(task).update();
        database.sql("delete from desk_presence where task_id = ?").param(task).update();
    }

    void doneBy(String task, PersonId by, Instant at) {
        database.sql("update desk_task set state = 'DONE', done_by = ?, done_at = ? where id = ?")
                .params(by.value(), utc(at), task)
                .update();
    }

    /** Takes the open tasks about a subject off every list. */
    void pause(String kind, UUID subject) {
        database.sql("update desk_inbox set shown = false where task_id in"
                        + " (select id from desk_task where kind = ? and subject = ? and state = 'OPEN')")
                .params(kind, subject)
                .update();
        database.sql("update desk_task set state = 'PAUSED' where kind = ? and subject = ? and state = 'OPEN'")
                .params(kind, subject)
                .update();
    }

    /** Puts them back as they were, and as much later. */
    void resume(String kind, UUID subject, Duration later) {
        for (Row row : database.sql(TASK + "t.kind = ? and t.subject = ? and t.state = 'PAUSED'")
                .params(kind, subject)
                .query(TaskTable::row)
                .list()) {
            String task = row.task().id();
            PersonId holder = row.task().assignee();
            database.sql("update desk_task set state = 'OPEN' where id = ?")
                    .param(task)
                    .update();
            database.sql("update desk_inbox set shown = (? or audience = ?) where task_id = ?")
                    .params(
                            holder == null,
                            holder == null ? "" : Audience.of(holder).key(),
                            task)
                    .update();
            Instant due = row.task().due();
            if (due != null) {
                reschedule(task, due.plus(later));
            }
        }
    }

    Optional<Row> find(String task) {
        return database.sql(TASK + "t.id = ?").param(task).query(TaskTable::row).optional();
    }

    /** Holds the task until the transaction ends: two people who answer at once come one after the other. */
    Optional<Row> lock(String task) {
        return database.sql(TASK + "t.id = ? for update")
                .param(task)
                .query(TaskTable::row)
                .optional();
    }

    /** Holds the open tasks about these subjects until the transaction ends, always in the same order. */
    void lockAbout(String kind, Collection<UUID> subjects) {
        if (!subjects.isEmpty()) {
            database.sql("select id from desk_task where kind = :kind and subject in (:subjects) and state = 'OPEN'"
                            + " order by id for update")
                    .param("kind", kind)
                    .param("subjects", subjects)
                    .query(String.class)
                    .list();
        }
    }

    List<Row> openAbout(UUID subject) {
        return database.sql(TASK + "t.subject = ? and t.state = 'OPEN' order by t.created_at, t.id")
                .param(subject)
                .query(TaskTable::row)
                .list();
    }

    /** The dated ones of a programme. */
    List<Row> openDated(ProgrammeId programme) {
        return database.sql(TASK + "t.programme = ? and t.state = 'OPEN' and t.due_at is not null order by t.id")
                .param(programme.value())
                .query(TaskTable::row)
                .list();
    }

    boolean asks(String task, Reach reach) {
        return database.sql("select count(*) from desk_inbox i where i.task_id = :task and " + reach.any())
                        .params(reach.parameters())
                        .param("task", task)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** For each of these tasks that is not asked of that person or their groups: who was asked, "person:…". */
    Map<String, String> covered(Collection<String> tasks, Reach reach) {
        Map<String, String> covered = new HashMap<>();
        if (!tasks.isEmpty() && !reach.covers().isEmpty()) {
            database.sql("select i.task_id, i.audience from desk_inbox i where i.shown = true and i.task_id in (:tasks)"
                            + " and " + reach.any() + " and not exists (select 1 from desk_inbox m"
                            + " where m.task_id = i.task_id and m.shown = true and m.audience in (:own))")
                    .params(reach.parameters())
                    .param("tasks", tasks)
                    .query(row -> {
                        covered.put(row.getString(1), row.getString(2));
                    });
        }
        return covered;
    }

    /** Whether more than one person was asked, so that taking and giving back mean something. */
    boolean shared(String task) {
        return database.sql("select count(*) from desk_inbox where task_id = ? and audience not like 'person:%'")
                        .param(task)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Those of these tasks of which it is true. */
    Set<String> shared(Collection<String> tasks) {
        return tasks.isEmpty()
                ? Set.of()
                : Set.copyOf(database.sql(
                                """
                                        select distinct task_id from desk_inbox
                                        where task_id in (:tasks) and audience not like 'person:%'
                                        """)
                        .param("tasks", tasks)
                        .query(String.class)
                        .list());
    }

    /** @return whether it was free: somebody else may have been faster */
    boolean claim(String task, PersonId by) {
        boolean free =
                database.sql("update desk_task set assignee = ? where id = ? and assignee is null and state = 'OPEN'")
                                .params(by.value(), task)
                                .update()
                        == 1;
        if (free) {
            database.sql("update desk_inbox set shown = false where task_id = ?")
                    .param(task)
                    .update();
            database.sql(
                            """
                            insert into desk_inbox (audience, shown, due_order, task_id)
                            select cast(? as varchar), true, coalesce(due_at, ?), id from desk_task where id = ?
                            """)
                    .params(Audience.of(by).key(), utc(NEVER), task)
                    .update();
        }
        return free;
    }

    void release(String task, PersonId by) {
        database.sql("update desk_task set assignee = null where id = ?")
                .param(task)
                .update();
        database.sql("delete from desk_inbox where task_id = ? and audience = ? and shown = true")
                .params(task, Audience.of(by).key())
                .update();
        database.sql("update desk_inbox set shown = true where task_id = ?")
                .param(task)
                .update();
    }

    /** Whoever is asked already is not asked twice; while somebody holds the task, it is not shown to others. */
    void alsoAsk(String task, PersonId person) {
        if (asks(task, Reach.of(Audience.of(person)))) {
            return;
        }
        database.sql(
                        """
                        insert into desk_inbox (audience, shown, due_order, task_id)
                        select cast(? as varchar), assignee is null, coalesce(due_at, ?), id
                          from desk_task where id = ? and state = 'OPEN'
                        """)
                .params(Audience.of(person).key(), utc(NEVER), task)
                .update();
    }

    void reschedule(String task, Instant due) {
        database.sql("update desk_task set due_at = ? where id = ?")
                .params(utc(due), task)
                .update();
        database.sql("update desk_inbox set due_order = ? where task_id = ?")
                .params(utc(due), task)
                .update();
    }

    /** The same task, drawn anew. */
    void moved(String task, String name, Place place) {
        database.sql(
                        """
                        update desk_task set name = :name, search_text = lower(:name) || ' ' || lower(title),
                            definition_id = :definition, deployment_id = :deployment, execution_id = :execution, form = :form
                        where id = :id
                        """)
                .param("name", name)
                .param("definition", place.definitionId())
                .param("deployment", place.deploymentId())
                .param("execution", place.executionId())
                .param("form", place.form())
                .param("id", task)
                .update();
    }

    int count(Reach reach) {
        return database.sql(
                        "select count(distinct i.task_id) from desk_inbox i where i.shown = true and " + reach.any())
                .params(reach.parameters())
                .query(Integer.class)
                .single();
    }

    /** The tasks within somebody's reach after a place in the list, soonest due first. */
    List<Row> page(Reach reach, TaskFilter filter, @Nullable TaskCursor after, int size) {
        if (reach.empty()) {
            return List.of();
        }
        Map<String, Object> parameters = reach.parameters();
        String conditions = TaskConditions.of(filter, parameters);
        if (after != null) {
            conditions += " and (i.due_order, i.task_id) > (:afterDue, :afterId)";
            parameters.put("afterDue", utc(after.due()));
            parameters.put("afterId", after.task());
        }
        String having = conditions;
        String join = having.contains("t.") ? " join desk_task t on t.id = i.task_id" : "";
        String ranges = reach.ranges().stream()
                .map(range -> "(select i.task_id, i.due_order from desk_inbox i" + join + " where " + range
                        + " and i.shown = true" + having + " order by i.due_order, i.task_id limit " + size + ")")
                .collect(Collectors.joining(" union "));
        return database.sql("select t.*, p.due_order from (" + ranges + ") p join desk_task t on t.id = p.task_id"
                        + " order by p.due_order, p.task_id limit " + size)
                .params(parameters)
                .query(TaskTable::row)
                .list();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable PersonId person(ResultSet row, String column) throws SQLException {
        UUID id = row.getObject(column, UUID.class);
        return id == null ? null : new PersonId(id);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        Instant created = instant(row, "created_at");
        return new Row(
                new OpenTask(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("process"),
                        row.getString("activity"),
                        row.getString("kind"),
                        row.getObject("subject", UUID.class),
                        new ProgrammeId(row.getObject("programme", UUID.class)),
                        person(row, "assignee"),
                        created == null ? Instant.EPOCH : created,
                        instant(row, "due_at")),
                row.getString("title"),
                new Place(
                        row.getString("definition_id"),
                        row.getString("deployment_id"),
                        row.getString("execution_id"),
                        row.getString("form")),
                State.valueOf(row.getString("state")),
                person(row, "done_by"),
                instant(row, "done_at"));
    }
}
