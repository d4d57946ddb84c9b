package org.halle.hall;

import java.util.List;
import org.halle.kernel.DossierId;
import org.springframework.data.repository.CrudRepository;

/** Where views are kept. */
interface DossierViews extends CrudRepository<DossierView, Long> {

    List<DossierView> findTop200ByDossierOrderByViewedAtDesc(DossierId dossier);
}
