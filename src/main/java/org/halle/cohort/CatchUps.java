package org.halle.cohort;

import java.util.List;
import org.halle.kernel.VentureId;
import org.springframework.data.repository.Repository;

/** Catch-ups are added and read; nothing else. */
interface CatchUps extends Repository<CatchUp, Long> {

    CatchUp save(CatchUp catchUp);

    List<CatchUp> findByVentureOrderById(VentureId venture);
}
