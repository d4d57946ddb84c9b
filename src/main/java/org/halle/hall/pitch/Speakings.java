package org.halle.hall.pitch;

import java.util.List;
import org.halle.kernel.PitchDayId;
import org.springframework.data.repository.CrudRepository;

/** Where the places of an agenda are kept. */
interface Speakings extends CrudRepository<Speaking, Long> {

    List<Speaking> findByDay(PitchDayId day);
}
