package org.halle.studio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halle.kernel.ApprovalId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.studio.Approval.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was asked to be put in force, and which programmes want it to be asked. */
@Repository
class Approvals {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<TreeMap<String, String>> FILES = new TypeReference<>() {};

    private final JdbcClient database;

    Approvals(JdbcClient database) {
        this.database = database;
    }

    /** The programmes in which nobody publishes alone. */
    Set<ProgrammeId> wanting() {
        return database.sql("select programme from studio_approval_rule").query(UUID.class).list().stream()
                .map(ProgrammeId::new)
                .collect(Collectors.toSet());
    }

    void want(ProgrammeId programme, PersonId by, Instant at) {
        database.sql("insert into studio_approval_rule (programme, set_by, set_at) values (?, ?, ?)")
                .params(programme.value(), by.value(), OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .update();
    }

    void unwant(ProgrammeId programme) {
        database.sql("delete from studio_approval_rule where programme = ?")
                .param(programme.value())
                .update();
    }

    List<Approval> open() {
        return database.sql("select * from studio_approval where state = 'OPEN' order by asked_at, id")
                .query(Approvals::approval)
                .list();
    }

    Optional<Approval> find(ApprovalId id) {
        return database.sql("select * from studio_approval where id = ?")
                .param(id.value())
                .query(Approvals::approval)
                .optional();
    }

    /** The same, so that nobody else decides on it meanwhile. */
    Optional<Approval> lock(ApprovalId id) {
        return database.sql("select * from studio_approval where id = ? for update")
                .param(id.value())
                .query(Approvals::approval)
                .optional();
    }

    /** Who approved a release, if it was asked. */
    Optional<PersonId> approver(int release) {
        return database
                .sql("select decided_by from studio_approval where release = ?")
                .param(release)
                .query(UUID.class)
                .list()
                .stream()
                .findFirst()
                .map(PersonId::new);
    }

    void add(Approval approval) {
        database.sql("insert into studio_approval (id, author, asked_at, seen, remark, take_along, files, state, words)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, '')")
                .params(
                        approval.id().value(),
                        approval.author().value(),
                        OffsetDateTime.ofInstant(approval.askedAt(), ZoneOffset.UTC),
                        approval.seen(),
                        approval.remark(),
                        approval.take(),
                        Rehearsals.packed(JSON.writeValueAsString(new TreeMap<>(approval.files()))),
                        approval.state().name())
                .update();
    }

    void decide(Approval approval) {
        PersonId by = approval.decidedBy();
        Instant at = approval.decidedAt();
        database.sql("update studio_approval set state = :state, decided_by = :by, decided_at = :at, words = :words,"
                        + " release = :release where id = :id")
                .param("state", approval.state().name())
                .param("by", by == null ? null : by.value())
                .param("at", at == null ? null : OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("words", approval.words())
                .param("release", approval.release())
                .param("id", approval.id().value())
                .update();
    }

    private static Approval approval(ResultSet row, int number) throws SQLException {
        UUID by = row.getObject("decided_by", UUID.class);
        OffsetDateTime at = row.getObject("decided_at", OffsetDateTime.class);
        return new Approval(
                new ApprovalId(row.getObject("id", UUID.class)),
                new PersonId(row.getObject("author", UUID.class)),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("seen"),
                row.getString("remark"),
                row.getBoolean("take_along"),
                JSON.readValue(Rehearsals.unpacked(row.getBytes("files")), FILES),
                State.valueOf(row.getString("state")),
                by == null ? null : new PersonId(by),
                at == null ? null : at.toInstant(),
                row.getString("words"),
                row.getObject("release", Integer.class));
    }
}
