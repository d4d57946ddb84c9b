package org.halle.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halle.kernel.PersonId;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.ListCrudRepository;

interface Persons extends ListCrudRepository<Person, PersonId> {

    /** To add what a person may have once: whoever does so at once takes turns. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Person> findAloneById(PersonId id);

    /** Asked at every turn: in words of its own, because a name's are put together anew each time. */
    @Query("select * from person where email = :email")
    Optional<Person> findByEmail(String email);

    @Query(
            """
            select person.* from person
            join role_grant on role_grant.person_id = person.id
            where role_grant.programme_id = :programme and role_grant.role = :role
            order by person.family_name, person.given_name, person.email
            """)
    List<Person> holding(String role, UUID programme);

    /** Those who exist for the demonstration only. */
    @Query("select * from person where email like '%@halle.example' order by family_name, given_name, email")
    List<Person> fictional();
}
