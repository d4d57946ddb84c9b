package org.halle.people;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who holds which role in which programme. */
@Repository
class Grants {

    private final JdbcClient database;

    Grants(JdbcClient database) {
        this.database = database;
    }

    void add(PersonId person, Grant grant) {
        OrganisationId organisation = grant.organisation();
        database.sql(
                        """
                        insert into role_grant (person_id, programme_id, role, organisation_id)
                        values (:person, :programme, :role, :organisation)
                        """)
                .param("person", person.value())
                .param("programme", grant.programme().value())
                .param("role", grant.role().name())
                .param("organisation", organisation == null ? null : organisation.value())
                .update();
    }

    void copy(ProgrammeId from, ProgrammeId to) {
        database.sql(
                        """
                        insert into role_grant (person_id, programme_id, role, organisation_id)
                        select person_id, :to, role, organisation_id from role_grant where programme_id = :from
                        """)
                .param("from", from.value())
                .param("to", to.value())
                .update();
    }

    void representing(PersonId person, Role role, ProgrammeId programme, OrganisationId organisation) {
        database.sql(
                        """
                        update role_grant set organisation_id = :organisation
                        where person_id = :person and programme_id = :programme and role = :role
                        """)
                .param("organisation", organisation.value())
                .param("person", person.value())
                .param("programme", programme.value())
                .param("role", role.name())
                .update();
    }

    void remove(PersonId person, Role role, ProgrammeId programme) {
        database.sql("delete from role_grant where person_id = :person and programme_id = :programme and role = :role")
                .param("person", person.value())
                .param("programme", programme.value())
                .param("role", role.name())
                .update();
    }

    Set<Grant> of(PersonId person) {
        return new LinkedHashSet<>(database.sql(
                        """
                        select role, programme_id, organisation_id from role_grant
                        where person_id = :person order by programme_id, role
                        """)
                .param("person", person.value())
                .query((row, number) -> new Grant(
                        Role.valueOf(row.getString("role")),
                        new ProgrammeId(row.getObject("programme_id", UUID.class)),
                        organisation(row.getObject("organisation_id", UUID.class))))
                .list());
    }

    private static @Nullable OrganisationId organisation(@Nullable UUID id) {
        return id == null ? null : new OrganisationId(id);
    }
}
