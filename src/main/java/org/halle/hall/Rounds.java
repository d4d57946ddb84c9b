package org.halle.hall;

import java.util.List;
import java.util.Optional;
import org.halle.kernel.DossierId;
import org.halle.kernel.NotFound;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.RoundId;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

/** Where rounds are kept. */
interface Rounds extends CrudRepository<Round, RoundId> {

    /** To pledge, withdraw or close: whoever does so at once takes turns, and each sees what the one before did. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Round> findAloneById(RoundId id);

    List<Round> findByProgramme(ProgrammeId programme);

    Optional<Round> findByDossier(DossierId dossier);

    default Round alone(RoundId id) {
        return findAloneById(id).orElseThrow(NotFound::new);
    }

    default Round get(RoundId id) {
        return findById(id).orElseThrow(NotFound::new);
    }

    default Round of(DossierId dossier) {
        return findByDossier(dossier).orElseThrow(NotFound::new);
    }
}
