package org.halle.cohort;

import java.util.List;
import org.halle.kernel.VentureId;
import org.springframework.data.repository.Repository;

/** Events are added and read; nothing else. */
interface VentureEvents extends Repository<VentureEvent, Long> {

    VentureEvent save(VentureEvent event);

    List<VentureEvent> findByVentureOrderById(VentureId venture);
}
