package org.halle.cohort;

import java.util.List;
import java.util.Optional;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.VentureId;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

interface Ventures extends CrudRepository<Venture, VentureId> {

    /** To change what concerns one venture only: whoever does so at once takes turns. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Venture> findAloneById(VentureId id);

    List<Venture> findByProgrammeOrderByName(ProgrammeId programme);

    List<Venture> findByProgrammeAndStateOrderByName(ProgrammeId programme, Venture.State state);

    List<Venture> findByLeadOrderByName(PersonId lead);

    List<Venture> findByReferentOrSubstituteOrderByName(PersonId referent, PersonId substitute);

    boolean existsByProgramme(ProgrammeId programme);

    Optional<Venture> findByApplication(ApplicationId application);

    default Venture alone(VentureId id) {
        return findAloneById(id).orElseThrow(NotFound::new);
    }
}
