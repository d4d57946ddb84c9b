package org.halle.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How long cases waited for people, from the engine's history. What still waits is not counted. */
@Service
@Transactional(readOnly = true)
public class Stays {

    private static final int CHUNK = 500;

    private static final String STAYS =
            """
            select h.ACT_ID_ as activity, p.BUSINESS_KEY_ as about, h.DURATION_ as millis, h.ACT_INST_STATE_ as state
            from ACT_HI_PROCINST p
            join ACT_HI_ACTINST h on h.PROC_INST_ID_ = p.PROC_INST_ID_
            where p.BUSINESS_KEY_ in (:keys) and p.PROC_DEF_KEY_ = :process
                and h.ACT_TYPE_ = 'userTask' and h.END_TIME_ is not null
            """;

    private static final int CANCELLED = 2;

    private final JdbcClient database;

    Stays(JdbcClient database) {
        this.database = database;
    }

    /**
     * One task that was asked and is over.
     *
     * @param about the id of what the case is about
     * @param cancelled whether it ended because its step passed, not because somebody did it
     */
    public record Stay(String activity, UUID about, Duration waited, boolean cancelled) {}

    /** Of the cases of a diagram about some subjects, over or not. */
    public List<Stay> of(String process, Collection<UUID> subjects) {
        List<String> keys = subjects.stream().map(UUID::toString).distinct().toList();
        List<Stay> found = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += CHUNK) {
            found.addAll(database.sql(STAYS)
                    .param("process", process)
                    .param("keys", keys.subList(from, Math.min(keys.size(), from + CHUNK)))
                    .query((row, number) -> new Stay(
                            row.getString("activity"),
                            UUID.fromString(row.getString("about")),
                            Duration.ofMillis(row.getLong("millis")),
                            row.getInt("state") == CANCELLED))
                    .list());
        }
        return found;
    }
}
