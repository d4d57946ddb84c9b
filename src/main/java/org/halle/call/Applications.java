package org.halle.call;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.CallId;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

/** Where applications are kept. */
interface Applications extends CrudRepository<Application, ApplicationId> {

    /** To change it: two who do so at once, a partner who signs and a lead who hands in, take turns. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Application> findAloneById(ApplicationId id);

    List<Application> findByCallAndStatus(CallId call, Application.Status status);

    List<Application> findByCallAndLeadAndStatus(CallId call, PersonId lead, Application.Status status);

    List<Application> findByProgrammeOrderByReference(ProgrammeId programme);

    List<Application> findByProgrammeAndStatusOrderByReference(ProgrammeId programme, Application.Status status);

    @Query(
            """
            select * from application
            where lead_id = :person
            or id in (select application_id from application_partner where person_id = :person)
            order by started_at desc, reference
            """)
    List<Application> ofPerson(UUID person);

    default Application alone(ApplicationId id) {
        return findAloneById(id).orElseThrow(NotFound::new);
    }

    default Application get(ApplicationId id) {
        return findById(id).orElseThrow(NotFound::new);
    }
}
