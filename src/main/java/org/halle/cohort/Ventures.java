package org.halle.cohort;

import java.util.List;
import java.util.Optional;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.VentureId;
import org.springframework.data.repository.CrudRepository;

interface Ventures extends CrudRepository<Venture, VentureId> {

    List<Venture> findByProgrammeOrderByName(ProgrammeId programme);

    List<Venture> findByProgrammeAndStateOrderByName(ProgrammeId programme, Venture.State state);

    List<Venture> findByLeadOrderByName(PersonId lead);

    List<Venture> findByReferentOrSubstituteOrderByName(PersonId referent, PersonId substitute);

    Optional<Venture> findByApplication(ApplicationId application);
}
