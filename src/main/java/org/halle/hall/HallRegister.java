package org.halle.hall;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.halle.kernel.DossierId;
import org.halle.kernel.NotFound;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.RoundId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Dossiers, rounds and kept pledges, for what comes after a round: no right is checked here. */
@Service
@Transactional(readOnly = true)
public class HallRegister {

    private final Dossiers dossiers;
    private final Rounds rounds;
    private final Pledges pledges;
    private final DossierReviews reviews;

    HallRegister(Dossiers dossiers, Rounds rounds, Pledges pledges, DossierReviews reviews) {
        this.dossiers = dossiers;
        this.rounds = rounds;
        this.pledges = pledges;
        this.reviews = reviews;
    }

    /** @throws NotFound when there is none */
    public Dossier dossier(DossierId id) {
        return dossiers.get(id);
    }

    /** @throws NotFound when there is none */
    public Round round(RoundId id) {
        return rounds.get(id);
    }

    /** @throws NotFound when there is none */
    public Round roundOf(DossierId id) {
        return rounds.of(id);
    }

    /** Those of a programme that are published, by title. */
    public List<Dossier> published(ProgrammeId programme) {
        return dossiers.findByProgrammeOrderByTitle(programme).stream()
                .filter(Dossier::published)
                .toList();
    }

    /** What was firm when the round closed, in the order in which it was pledged. */
    public List<Pledge> retained(RoundId id) {
        return pledges.findByRoundOrderByMadeAt(id).stream()
                .filter(pledge -> Boolean.TRUE.equals(pledge.retained()))
                .toList();
    }

    /** The funders that were asked to read a dossier and have not declined, with who reads for each. */
    public Map<OrganisationId, PersonId> interested(DossierId id) {
        Map<OrganisationId, PersonId> interested = new LinkedHashMap<>();
        rounds.findByDossier(id).stream()
                .flatMap(round -> reviews.findByRound(round.id()).stream())
                .filter(review -> review.state() != DossierReview.State.DECLINED)
                .forEach(review -> interested.put(review.organisation(), review.funder()));
        return interested;
    }
}
