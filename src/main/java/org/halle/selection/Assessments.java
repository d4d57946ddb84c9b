package org.halle.selection;

import java.util.List;
import java.util.Optional;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.AssessmentId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.springframework.data.repository.CrudRepository;

/** Everything jurors were asked. */
interface Assessments extends CrudRepository<Assessment, AssessmentId> {

    List<Assessment> findByApplicationOrderByAskedAtAscIdAsc(ApplicationId application);

    List<Assessment> findByProgrammeOrderByAskedAtAscIdAsc(ProgrammeId programme);

    List<Assessment> findByJurorOrderByAskedAtAscIdAsc(PersonId juror);

    Optional<Assessment> findByApplicationAndJuror(ApplicationId application, PersonId juror);

    boolean existsByApplicationAndJuror(ApplicationId application, PersonId juror);
}
