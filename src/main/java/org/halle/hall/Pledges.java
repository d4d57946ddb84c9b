package org.halle.hall;

import java.util.List;
import org.halle.kernel.NotFound;
import org.halle.kernel.PledgeId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.RoundId;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;

/** Where pledges are kept, the withdrawn ones too. */
interface Pledges extends CrudRepository<Pledge, PledgeId> {

    List<Pledge> findByRoundOrderByMadeAt(RoundId round);

    /** Those of every round of a programme: a page of many rounds asks once. */
    @Query(
            """
            select p.* from pledge p join funding_round r on r.id = p.round
             where r.programme = :programme
             order by p.made_at
            """)
    List<Pledge> ofProgramme(ProgrammeId programme);

    default Pledge get(PledgeId id) {
        return findById(id).orElseThrow(NotFound::new);
    }
}
