package org.halle.impact;

import java.util.List;
import org.halle.kernel.IndicatorId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.VentureId;
import org.springframework.data.repository.CrudRepository;

interface Indicators extends CrudRepository<Indicator, IndicatorId> {

    List<Indicator> findByVentureOrderByPlaceAscNameAsc(VentureId venture);

    List<Indicator> findByProgrammeOrderByName(ProgrammeId programme);
}
