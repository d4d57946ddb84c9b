package org.halle.hall;

import java.util.List;
import org.halle.kernel.RoundId;
import org.springframework.data.repository.CrudRepository;

/** Where matches are kept. */
interface FunderMatches extends CrudRepository<FunderMatch, Long> {

    List<FunderMatch> findByRound(RoundId round);

    boolean existsByRound(RoundId round);
}
