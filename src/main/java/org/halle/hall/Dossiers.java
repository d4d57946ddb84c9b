package org.halle.hall;

import java.util.List;
import java.util.Optional;
import org.halle.kernel.DossierId;
import org.halle.kernel.NotFound;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.VentureId;
import org.springframework.data.repository.CrudRepository;

/** Where dossiers are kept. */
interface Dossiers extends CrudRepository<Dossier, DossierId> {

    Optional<Dossier> findByVenture(VentureId venture);

    List<Dossier> findByProgrammeOrderByTitle(ProgrammeId programme);

    default Dossier get(DossierId id) {
        return findById(id).orElseThrow(NotFound::new);
    }
}
