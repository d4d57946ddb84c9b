package org.halle.hall;

import java.util.List;
import org.halle.kernel.DossierId;
import org.halle.kernel.NotFound;
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

    HallRegister(Dossiers dossiers, Rounds rounds, Pledges pledges) {
        this.dossiers = dossiers;
        this.rounds = rounds;
        this.pledges = pledges;
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
}
