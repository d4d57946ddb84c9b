package org.halle.hall.closing;

import java.util.Collection;
import java.util.List;
import org.halle.kernel.AgreementId;
import org.halle.kernel.NotFound;
import org.halle.kernel.TrancheId;
import org.springframework.data.repository.ListCrudRepository;

/** Where payments are kept. */
interface Tranches extends ListCrudRepository<Tranche, TrancheId> {

    List<Tranche> findByAgreementOrderByPosition(AgreementId agreement);

    List<Tranche> findByAgreementInOrderByPosition(Collection<AgreementId> agreements);

    default Tranche get(TrancheId id) {
        return findById(id).orElseThrow(NotFound::new);
    }
}
