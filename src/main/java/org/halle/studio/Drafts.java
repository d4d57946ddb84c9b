package org.halle.studio;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halle.kernel.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files as people are changing them: one draft a person and file. */
@Repository
class Drafts {

    private final JdbcClient database;

    Drafts(JdbcClient database) {
        this.database = database;
    }

    /** @param beganFrom what was in force when the draft was begun; empty for a new file */
    record Draft(String file, PersonId by, String content, String beganFrom, Instant savedAt) {}

    List<Draft> all() {
        return database.sql("select * from studio_draft order by file, saved_at")
                .query((row, number) -> new Draft(
                        row.getString("file"),
                        new PersonId(row.getObject("person", UUID.class)),
                        row.getString("content"),
                        row.getString("began_from"),
                        row.getObject("saved_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    List<Draft> of(PersonId by) {
        return all().stream().filter(draft -> draft.by().equals(by)).toList();
    }

    Optional<Draft> find(PersonId by, String file) {
        return of(by).stream().filter(draft -> draft.file().equals(file)).findFirst();
    }

    void save(Draft draft) {
        remove(draft.by(), draft.file());
        database.sql("insert into studio_draft (file, person, content, began_from, saved_at) values (?, ?, ?, ?, ?)")
                .params(
                        draft.file(),
                        draft.by().value(),
                        draft.content(),
                        draft.beganFrom(),
                        OffsetDateTime.ofInstant(draft.savedAt(), ZoneOffset.UTC))
                .update();
    }

    void remove(PersonId by, String file) {
        database.sql("delete from studio_draft where file = ? and person = ?")
                .params(file, by.value())
                .update();
    }
}
