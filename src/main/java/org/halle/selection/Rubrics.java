package org.halle.selection;

import org.halle.kernel.ProgrammeId;
import org.springframework.data.repository.CrudRepository;

/** One rubric a programme, once its manager has set something. */
interface Rubrics extends CrudRepository<Rubric, ProgrammeId> {}
