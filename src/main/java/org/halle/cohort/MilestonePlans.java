package org.halle.cohort;

import org.halle.kernel.ProgrammeId;
import org.springframework.data.repository.CrudRepository;

interface MilestonePlans extends CrudRepository<MilestonePlan, ProgrammeId> {}
