package org.halle.people;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who belongs to which organisation. */
@Repository
class Memberships {

    private final JdbcClient database;

    Memberships(JdbcClient database) {
        this.database = database;
    }

    void add(PersonId person, OrganisationId organisation) {
        database.sql("insert into membership (person_id, organisation_id) values (:person, :organisation)")
                .param("person", person.value())
                .param("organisation", organisation.value())
                .update();
    }

    void remove(PersonId person, OrganisationId organisation) {
        database.sql("delete from membership where person_id = :person and organisation_id = :organisation")
                .param("person", person.value())
                .param("organisation", organisation.value())
                .update();
    }

    Map<PersonId, Set<OrganisationId>> ofEach(Collection<PersonId> people) {
        Map<PersonId, Set<OrganisationId>> each = new LinkedHashMap<>();
        people.forEach(person -> each.put(person, new HashSet<>()));
        if (each.isEmpty()) {
            return each;
        }
        database.sql("select person_id, organisation_id from membership where person_id in (:people)")
                .param("people", people.stream().map(PersonId::value).toList())
                .query(row -> {
                    each.computeIfAbsent(
                                    new PersonId(row.getObject("person_id", UUID.class)), person -> new HashSet<>())
                            .add(new OrganisationId(row.getObject("organisation_id", UUID.class)));
                });
        return each;
    }

    Set<PersonId> of(OrganisationId organisation) {
        return new LinkedHashSet<>(database.sql(
                        "select person_id from membership where organisation_id = :organisation order by person_id")
                .param("organisation", organisation.value())
                .query((row, number) -> new PersonId(row.getObject(1, UUID.class)))
                .list());
    }
}
