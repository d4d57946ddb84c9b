package org.halle.hall;

import java.util.List;
import java.util.Optional;
import org.halle.kernel.DossierReviewId;
import org.halle.kernel.NotFound;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.RoundId;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;

/** Where reviews are kept. */
interface DossierReviews extends CrudRepository<DossierReview, DossierReviewId> {

    List<DossierReview> findByRound(RoundId round);

    Optional<DossierReview> findByRoundAndOrganisation(RoundId round, OrganisationId organisation);

    @Query(
            """
            select v.* from dossier_review v join funding_round r on r.id = v.round
             where v.organisation = :organisation and r.programme = :programme
            """)
    List<DossierReview> ofFunder(OrganisationId organisation, ProgrammeId programme);

    default DossierReview get(DossierReviewId id) {
        return findById(id).orElseThrow(NotFound::new);
    }
}
