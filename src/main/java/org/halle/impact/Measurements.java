package org.halle.impact;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.halle.kernel.IndicatorId;
import org.halle.kernel.ProgrammeId;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Measures are added and read; nothing else. */
interface Measurements extends Repository<Measurement, Long> {

    Measurement save(Measurement measurement);

    Optional<Measurement> findById(Long id);

    boolean existsByCorrects(Long id);

    List<Measurement> findByIndicatorInOrderById(Collection<IndicatorId> indicators);

    /** Every measure of a programme, in one statement. */
    @Query(
            """
            select m.* from measurement m join indicator i on i.id = m.indicator
             where i.programme = :programme order by m.id
            """)
    List<Measurement> ofProgramme(ProgrammeId programme);
}
