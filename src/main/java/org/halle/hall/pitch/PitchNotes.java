package org.halle.hall.pitch;

import java.util.List;
import java.util.Optional;
import org.halle.kernel.DossierId;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PitchDayId;
import org.springframework.data.repository.CrudRepository;

/** Where notes are kept. */
interface PitchNotes extends CrudRepository<PitchNote, Long> {

    Optional<PitchNote> findByDayAndDossierAndOrganisation(
            PitchDayId day, DossierId dossier, OrganisationId organisation);

    List<PitchNote> findByDayAndOrganisation(PitchDayId day, OrganisationId organisation);
}
