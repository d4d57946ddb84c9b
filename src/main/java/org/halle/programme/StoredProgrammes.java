package org.halle.programme;

import java.util.List;
import java.util.Optional;
import org.halle.kernel.ProgrammeId;
import org.springframework.data.repository.CrudRepository;

/** Where programmes are kept. */
interface StoredProgrammes extends CrudRepository<Programme, ProgrammeId> {

    Optional<Programme> findBySlug(String slug);

    boolean existsBySlug(String slug);

    List<Programme> findAllByOrderByPlanCallOpensAtDesc();
}
