package org.halle.hall;

import java.util.List;
import java.util.Optional;
import org.halle.kernel.DossierId;
import org.springframework.data.repository.CrudRepository;

/** Where the editions of dossiers are kept. */
interface DossierEditions extends CrudRepository<DossierEdition, Long> {

    List<DossierEdition> findByDossierOrderByEditionDesc(DossierId dossier);

    Optional<DossierEdition> findByDossierAndEdition(DossierId dossier, int edition);
}
