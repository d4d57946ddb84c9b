package org.halle.hall.pitch;

import java.util.List;
import java.util.UUID;
import org.halle.kernel.PitchDayId;
import org.springframework.data.repository.CrudRepository;

/** Where absences are kept. */
interface Absences extends CrudRepository<Absence, Long> {

    List<Absence> findByDay(PitchDayId day);

    List<Absence> findByDayAndParty(PitchDayId day, UUID party);
}
