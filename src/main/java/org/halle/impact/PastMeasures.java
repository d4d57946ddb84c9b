package org.halle.impact;

import java.util.Collection;
import java.util.List;
import org.halle.kernel.ProgrammeId;
import org.springframework.data.repository.CrudRepository;

interface PastMeasures extends CrudRepository<PastMeasure, Long> {

    List<PastMeasure> findByProgrammeInOrderById(Collection<ProgrammeId> programmes);

    List<PastMeasure> findByProgrammeAndCohort(ProgrammeId programme, String cohort);
}
