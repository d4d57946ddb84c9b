package org.halle.hall.pitch;

import java.util.Optional;
import org.halle.kernel.NotFound;
import org.halle.kernel.PitchDayId;
import org.halle.kernel.ProgrammeId;
import org.springframework.data.repository.CrudRepository;

/** Where days of pitches are kept. */
interface PitchDays extends CrudRepository<PitchDay, PitchDayId> {

    Optional<PitchDay> findByProgramme(ProgrammeId programme);

    default PitchDay get(PitchDayId id) {
        return findById(id).orElseThrow(NotFound::new);
    }
}
