package org.halle.selection;

import org.halle.kernel.ProgrammeId;
import org.springframework.data.repository.CrudRepository;

/** One shortlist a programme. */
interface Shortlists extends CrudRepository<Shortlist, ProgrammeId> {}
