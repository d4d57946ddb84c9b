package org.halle.desk;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** When tasks are due, written for hundreds at once. */
@Repository
class TaskDates {

    private final NamedParameterJdbcOperations database;

    TaskDates(NamedParameterJdbcOperations database) {
        this.database = database;
    }

    /** What a subject is asked at one place of a diagram, whoever is asked and whether it stands aside. */
    void move(String kind, String activity, Map<UUID, Instant> due) {
        SqlParameterSource[] moves = due.entrySet().stream()
                .map(entry -> new MapSqlParameterSource("subject", entry.getKey())
                        .addValue("due", TaskTable.utc(entry.getValue()))
                        .addValue("kind", kind)
                        .addValue("activity", activity))
                .toArray(SqlParameterSource[]::new);
        String theirs = "kind = :kind and subject = :subject and activity = :activity and state in ('OPEN', 'PAUSED')";
        database.batchUpdate("update desk_task set due_at = :due where " + theirs, moves);
        database.batchUpdate(
                "update desk_inbox set due_order = :due where task_id in (select id from desk_task where " + theirs
                        + ")",
                moves);
    }
}
