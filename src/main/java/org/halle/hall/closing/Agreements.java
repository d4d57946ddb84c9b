package org.halle.hall.closing;

import java.util.List;
import org.halle.kernel.AgreementId;
import org.halle.kernel.DossierId;
import org.halle.kernel.NotFound;
import org.halle.kernel.PledgeId;
import org.halle.kernel.ProgrammeId;
import org.springframework.data.repository.CrudRepository;

/** Where agreements are kept. */
interface Agreements extends CrudRepository<Agreement, AgreementId> {

    List<Agreement> findByProgrammeOrderByPreparedAt(ProgrammeId programme);

    List<Agreement> findByDossierOrderByPreparedAt(DossierId dossier);

    boolean existsByPledge(PledgeId pledge);

    default Agreement get(AgreementId id) {
        return findById(id).orElseThrow(NotFound::new);
    }
}
