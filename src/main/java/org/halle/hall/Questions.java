package org.halle.hall;

import java.util.List;
import org.halle.kernel.DossierId;
import org.halle.kernel.NotFound;
import org.halle.kernel.QuestionId;
import org.springframework.data.repository.CrudRepository;

/** Where questions are kept. */
interface Questions extends CrudRepository<Question, QuestionId> {

    List<Question> findByDossierOrderByAskedAt(DossierId dossier);

    default Question get(QuestionId id) {
        return findById(id).orElseThrow(NotFound::new);
    }
}
