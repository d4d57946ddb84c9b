package org.halle.cohort;

import java.util.List;
import org.halle.kernel.MilestoneId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.VentureId;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;

interface Milestones extends CrudRepository<Milestone, MilestoneId> {

    List<Milestone> findByVentureOrderByNumber(VentureId venture);

    /** Every milestone of a programme without its deliveries, for the board: one statement. */
    @Query(
            value =
                    """
                    select m.id, m.venture, m.number, m.title, m.due_at, m.state
                      from milestone m join venture v on v.id = m.venture
                     where v.programme = :programme
                     order by m.venture, m.number
                    """,
            rowMapperClass = MilestoneCell.Row.class)
    List<MilestoneCell> cells(ProgrammeId programme);
}
