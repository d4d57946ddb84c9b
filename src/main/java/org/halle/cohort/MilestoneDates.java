package org.halle.cohort;

import java.time.ZoneOffset;
import java.util.Collection;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/**
 * When milestones are due, written for hundreds at once: their deliveries are neither read nor written for that. What is
 * over keeps its date, as in {@link Milestone#movedTo}.
 */
@Repository
class MilestoneDates {

    private final NamedParameterJdbcOperations database;

    MilestoneDates(NamedParameterJdbcOperations database) {
        this.database = database;
    }

    void move(Collection<MilestoneCell> moved) {
        database.batchUpdate(
                """
                update milestone set due_at = :due, version = version + 1
                 where id = :id and state not in ('ACCEPTED', 'DROPPED')
                """,
                moved.stream()
                        .map(cell -> new MapSqlParameterSource("id", cell.id().value())
                                .addValue("due", cell.dueAt().atOffset(ZoneOffset.UTC)))
                        .toArray(SqlParameterSource[]::new));
    }
}
