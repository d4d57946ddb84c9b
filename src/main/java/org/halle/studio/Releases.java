package org.halle.studio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.halle.kernel.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Releases, and the live cases that each takes along. */
@Repository
class Releases {

    private final JdbcClient database;

    Releases(JdbcClient database) {
        this.database = database;
    }

    /** A case on its way: waiting, moved, or staying where it was with the reason. */
    enum State {
        WAITING,
        MOVED,
        STAYED,
        CANCELLED
    }

    record Move(int release, String instance, String process, UUID about, State state, String reason) {}

    List<Release> all() {
        return database.sql("select * from studio_release order by number desc")
                .query(Releases::release)
                .list();
    }

    Optional<Release> find(int number) {
        return database.sql("select * from studio_release where number = ?")
                .param(number)
                .query(Releases::release)
                .optional();
    }

    int next() {
        return database.sql("select coalesce(max(number), 0) + 1 from studio_release")
                .query(Integer.class)
                .single();
    }

    void keep(Release release) {
        database.sql(
                        """
                        insert into studio_release (number, deployment, replaced, author, published_at, remark, files, back_to)
                        values (:number, :deployment, :replaced, :author, :at, :remark, :files, :backTo)
                        """)
                .param("number", release.number())
                .param("deployment", release.deployment())
                .param("replaced", release.replaced())
                .param("author", release.author().value())
                .param("at", OffsetDateTime.ofInstant(release.at(), ZoneOffset.UTC))
                .param("remark", release.remark())
                .param("files", String.join(",", release.files()))
                .param("backTo", release.backTo())
                .update();
    }

    void plan(int release, String instance, String process, UUID about) {
        database.sql(
                        "insert into studio_move (release, instance, process, about, state) values (?, ?, ?, ?, 'WAITING')")
                .params(release, instance, process, about)
                .update();
    }

    /** Takes one waiting case for this transaction; other nodes take others. */
    Optional<Move> take() {
        return database.sql("select * from studio_move where state = 'WAITING' order by release, instance limit 1"
                        + " for update skip locked")
                .query(Releases::move)
                .optional();
    }

    void mark(Move move, State state, String reason) {
        database.sql("update studio_move set state = ?, reason = ? where release = ? and instance = ?")
                .params(
                        state.name(),
                        reason.substring(0, Math.min(reason.length(), 1000)),
                        move.release(),
                        move.instance())
                .update();
    }

    void markAll(int release, State from, State to) {
        database.sql("update studio_move set state = ?, reason = null where release = ? and state = ?")
                .params(to.name(), release, from.name())
                .update();
    }

    Map<State, Long> counts(int release) {
        Map<State, Long> counts = new java.util.EnumMap<>(State.class);
        database.sql("select state, count(*) as cases from studio_move where release = ? group by state")
                .param(release)
                .query((row, number) -> Map.entry(State.valueOf(row.getString("state")), row.getLong("cases")))
                .list()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    List<Move> stayed(int release) {
        return database.sql(
                        "select * from studio_move where release = ? and state = 'STAYED' order by process, instance")
                .param(release)
                .query(Releases::move)
                .list();
    }

    private static Move move(ResultSet row, int number) throws SQLException {
        String reason = row.getString("reason");
        return new Move(
                row.getInt("release"),
                row.getString("instance"),
                row.getString("process"),
                row.getObject("about", UUID.class),
                State.valueOf(row.getString("state")),
                reason == null ? "" : reason);
    }

    private static Release release(ResultSet row, int number) throws SQLException {
        Integer backTo = row.getObject("back_to", Integer.class);
        return new Release(
                row.getInt("number"),
                row.getString("deployment"),
                row.getString("replaced"),
                new PersonId(row.getObject("author", UUID.class)),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                row.getString("remark"),
                List.of(row.getString("files").split(",")),
                backTo);
    }
}
