package org.halle.studio;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.halle.kernel.PersonId;
import org.halle.kernel.RehearsalId;
import org.halle.studio.RehearsalSheet.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rehearsals that were ordered: the newest are kept. */
@Repository
class Rehearsals {

    private static final int KEPT = 40;
    /** One that has given no sign for longer than any may run was on a node that is gone. */
    private static final String SHEET = "select id, author, ordered_at, case when state = 'RUNNING' and"
            + " coalesce(told_at, ordered_at) < current_timestamp - interval '5' minute"
            + " or state = 'WAITING' and coalesce(told_at, ordered_at) < current_timestamp - interval '1' hour"
            + " then 'KILLED' else state end as state,"
            + " percent, reached, drafts, assumptions, script, script_in_force, remarks"
            + " from studio_rehearsal ";

    private final JdbcClient database;

    Rehearsals(JdbcClient database) {
        this.database = database;
    }

    void add(RehearsalSheet sheet, boolean shown, String files) {
        database.sql("insert into studio_rehearsal (id, author, ordered_at, shown, state, percent, reached, drafts,"
                        + " assumptions, script, script_in_force, remarks, files, told_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, current_timestamp)")
                .params(
                        sheet.id().value(),
                        sheet.author().value(),
                        OffsetDateTime.ofInstant(sheet.orderedAt(), ZoneOffset.UTC),
                        shown,
                        sheet.state().name(),
                        sheet.percent(),
                        sheet.reached(),
                        String.join("\n", sheet.drafts()),
                        sheet.assumptions(),
                        sheet.script())
                .param(sheet.inForce())
                .params(String.join("\n", sheet.remarks()), packed(files))
                .update();
        database.sql("delete from studio_rehearsal where ordered_at <"
                        + " (select min(ordered_at) from (select ordered_at from studio_rehearsal"
                        + " order by ordered_at desc limit ?) as newest)")
                .param(KEPT)
                .update();
    }

    List<RehearsalSheet> shown() {
        return database.sql(SHEET + "where shown order by ordered_at desc, id")
                .query(Rehearsals::sheet)
                .list();
    }

    Optional<RehearsalSheet> find(RehearsalId id) {
        return database.sql(SHEET + "where id = ?")
                .param(id.value())
                .query(Rehearsals::sheet)
                .optional();
    }

    /** What was played before from that script, since that moment. */
    Optional<RehearsalSheet> played(String script, Instant since) {
        return database
                .sql(SHEET + "where script = ? and state = 'DONE' and ordered_at >= ? order by ordered_at desc")
                .params(script, OffsetDateTime.ofInstant(since, ZoneOffset.UTC))
                .query(Rehearsals::sheet)
                .list()
                .stream()
                .findFirst();
    }

    String files(RehearsalId id) {
        return unpacked(database.sql("select files from studio_rehearsal where id = ?")
                .param(id.value())
                .query((row, number) -> row.getBytes("files"))
                .single());
    }

    /** Its report, once there is one. */
    Optional<String> report(RehearsalId id) {
        return database.sql("select report from studio_rehearsal where id = ? and report is not null")
                .param(id.value())
                .query((row, number) -> row.getBytes("report"))
                .optional()
                .map(Rehearsals::unpacked);
    }

    /** @return whether it is still wanted */
    boolean advance(RehearsalId id, int percent, LocalDate reached) {
        return database.sql("update studio_rehearsal set state = 'RUNNING', percent = ?, reached = ?,"
                                + " told_at = current_timestamp"
                                + " where id = ? and state in ('WAITING', 'RUNNING')")
                        .params(percent, reached, id.value())
                        .update()
                == 1;
    }

    void end(RehearsalId id, State how, LocalDate reached, List<String> remarks) {
        database.sql("update studio_rehearsal set state = ?, reached = ?, remarks = ?"
                        + " where id = ? and state in ('WAITING', 'RUNNING')")
                .params(how.name(), reached, String.join("\n", remarks), id.value())
                .update();
    }

    void report(RehearsalId id, LocalDate reached, String report) {
        database.sql("update studio_rehearsal set state = 'DONE', percent = 100, reached = ?, report = ?"
                        + " where id = ? and state in ('WAITING', 'RUNNING')")
                .params(reached, packed(report), id.value())
                .update();
    }

    private static RehearsalSheet sheet(ResultSet row, int number) throws SQLException {
        return new RehearsalSheet(
                new RehearsalId(row.getObject("id", UUID.class)),
                new PersonId(row.getObject("author", UUID.class)),
                row.getObject("ordered_at", OffsetDateTime.class).toInstant(),
                State.valueOf(row.getString("state")),
                row.getInt("percent"),
                row.getObject("reached", LocalDate.class),
                lines(row.getString("drafts")),
                row.getString("assumptions"),
                row.getString("script"),
                row.getString("script_in_force"),
                lines(row.getString("remarks")));
    }

    private static List<String> lines(String text) {
        return Stream.of(text.split("\n")).filter(line -> !line.isBlank()).toList();
    }

    static byte[] packed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static String unpacked(byte[] bytes) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
