package org.halle.hall;

import java.util.List;
import org.halle.kernel.DocumentId;
import org.halle.kernel.DossierId;
import org.springframework.data.repository.CrudRepository;

/** Where the rules of the documents are kept. */
interface DocumentRules extends CrudRepository<DocumentRule, DocumentId> {

    List<DocumentRule> findByDossier(DossierId dossier);
}
