package org.halle.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.halle.kernel.PersonId;
import org.halle.people.FirstComeInsert;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What people typed: drafts as they are, and answers for good. */
@Repository
class AnswerBook {

    /** Answers being written. */
    record Draft(Map<String, Object> answers, Instant savedAt) {}

    /**
     * Answers given to a task.
     *
     * @param form the form they were given to, in the version of that day; null for a task without a form
     */
    record Given(
            String task,
            String name,
            String process,
            String activity,
            String deploymentId,
            @Nullable String form,
            Map<String, Object> answers,
            PersonId by,
            Instant at) {}

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient database;
    private final FirstComeInsert firstCome;

    AnswerBook(JdbcClient database, FirstComeInsert firstCome) {
        this.database = database;
        this.firstCome = firstCome;
    }

    /** What is typed in two windows at once is kept like what is typed in one: the later one stays. */
    void saveDraft(String task, PersonId by, Map<String, Object> answers, Instant at) {
        String json = JSON.writeValueAsString(answers);
        firstCome.upsert(
                () -> database.sql("update desk_draft set answers = ?, saved_at = ? where task_id = ? and person = ?")
                        .params(json, TaskTable.utc(at), task, by.value())
                        .update(),
                () -> database.sql("insert into desk_draft (task_id, person, answers, saved_at) values (?, ?, ?, ?)")
                        .params(task, by.value(), json, TaskTable.utc(at))
                        .update());
    }

    Optional<Draft> draft(String task, PersonId by) {
        return database.sql("select answers, saved_at from desk_draft where task_id = ? and person = ?")
                .params(task, by.value())
                .query(AnswerBook::draft)
                .optional();
    }

    /** What was last typed into a task, whoever typed it. */
    Optional<Draft> latestDraft(String task) {
        return database
                .sql("select answers, saved_at from desk_draft where task_id = ? order by saved_at desc")
                .param(task)
                .query(AnswerBook::draft)
                .list()
                .stream()
                .findFirst();
    }

    private static Draft draft(ResultSet row, int number) throws SQLException {
        Instant saved = TaskTable.instant(row, "saved_at");
        return new Draft(read(row.getString("answers")), saved == null ? Instant.EPOCH : saved);
    }

    void keep(TaskTable.Row task, Map<String, Object> answers, PersonId by, Instant at) {
        OpenTask open = task.task();
        database.sql(
                        """
                        insert into desk_answer (task_id, kind, subject, process, activity, name, deployment_id, form,
                            answers, answered_by, answered_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(open.id())
                .param(open.kind())
                .param(open.subject())
                .param(open.process())
                .param(open.activity())
                .param(open.name())
                .param(task.place().deploymentId())
                .param(task.place().form())
                .param(JSON.writeValueAsString(answers))
                .param(by.value())
                .param(TaskTable.utc(at))
                .update();
        database.sql("delete from desk_draft where task_id = ? and person = ?")
                .params(open.id(), by.value())
                .update();
    }

    /** All answers about a subject, oldest first. */
    List<Given> about(UUID subject) {
        return database.sql("select * from desk_answer where subject = ? order by answered_at, task_id")
                .param(subject)
                .query((row, number) -> {
                    Instant at = TaskTable.instant(row, "answered_at");
                    return new Given(
                            row.getString("task_id"),
                            row.getString("name"),
                            row.getString("process"),
                            row.getString("activity"),
                            row.getString("deployment_id"),
                            row.getString("form"),
                            read(row.getString("answers")),
                            new PersonId(row.getObject("answered_by", UUID.class)),
                            at == null ? Instant.EPOCH : at);
                })
                .list();
    }

    /** Notes that somebody is looking at a task. */
    void seen(String task, PersonId by, Instant at) {
        firstCome.upsert(
                () -> database.sql("update desk_presence set seen_at = ? where task_id = ? and person = ?")
                        .params(TaskTable.utc(at), task, by.value())
                        .update(),
                () -> database.sql("insert into desk_presence (task_id, person, seen_at) values (?, ?, ?)")
                        .params(task, by.value(), TaskTable.utc(at))
                        .update());
    }

    /** Who else has looked since. */
    List<PersonId> lookingAt(String task, PersonId except, Instant since) {
        return database.sql("select person from desk_presence where task_id = ? and person <> ? and seen_at > ?")
                .params(task, except.value(), TaskTable.utc(since))
                .query((row, number) -> new PersonId(row.getObject("person", UUID.class)))
                .list();
    }

    static Map<String, Object> read(String json) {
        return JSON.readValue(json, MAP);
    }
}
