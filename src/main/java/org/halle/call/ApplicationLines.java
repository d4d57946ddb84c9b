package org.halle.call;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.halle.call.Application.Status;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.CallId;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables and counts of applications, read without their answers and in one query each. */
@Repository
class ApplicationLines {

    private final JdbcClient database;

    ApplicationLines(JdbcClient database) {
        this.database = database;
    }

    List<ApplicationLine> of(CallId call) {
        return database.sql(
                        """
                        select a.id, a.reference, a.title, a.challenge, a.status, a.lead_id, a.organisation_id,
                            a.submitted_at,
                            (select count(*) from application_partner p where p.application_id = a.id) partners,
                            (select count(p.signed_at) from application_partner p where p.application_id = a.id) signed,
                            (select d.reason from eligibility_decision d where d.application_id = a.id
                                order by d.decided_at desc fetch first 1 row only) reason
                        from application a where a.call_id = :call order by a.reference
                        """)
                .param("call", call.value())
                .query(ApplicationLines::line)
                .list();
    }

    Map<Status, Long> counts(ProgrammeId programme) {
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        database.sql("select status, count(*) many from application where programme_id = :programme group by status")
                .param("programme", programme.value())
                .query(row -> {
                    counts.put(Status.valueOf(row.getString("status")), row.getLong("many"));
                });
        return counts;
    }

    List<ApplicationId> ids(ProgrammeId programme) {
        return database.sql("select id from application where programme_id = :programme")
                .param("programme", programme.value())
                .query((row, number) -> new ApplicationId(row.getObject("id", UUID.class)))
                .list();
    }

    Set<PersonId> people(ProgrammeId programme) {
        return database.sql(
                        """
                        select lead_id as person from application where programme_id = :programme
                        union select p.person_id from application_partner p
                            join application a on a.id = p.application_id where a.programme_id = :programme
                        """)
                .param("programme", programme.value())
                .query((row, number) -> new PersonId(row.getObject("person", UUID.class)))
                .set();
    }

    private static ApplicationLine line(ResultSet row, int number) throws SQLException {
        OffsetDateTime submitted = row.getObject("submitted_at", OffsetDateTime.class);
        return new ApplicationLine(
                new ApplicationId(row.getObject("id", UUID.class)),
                row.getString("reference"),
                row.getString("title"),
                row.getString("challenge"),
                Status.valueOf(row.getString("status")),
                new PersonId(row.getObject("lead_id", UUID.class)),
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                submitted == null ? null : submitted.toInstant(),
                row.getInt("partners"),
                row.getInt("signed"),
                row.getString("reason"));
    }
}
