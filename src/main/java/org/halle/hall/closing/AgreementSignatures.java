package org.halle.hall.closing;

import java.util.List;
import org.halle.kernel.AgreementId;
import org.springframework.data.repository.CrudRepository;

/** Where signatures are kept. */
interface AgreementSignatures extends CrudRepository<AgreementSignature, Long> {

    List<AgreementSignature> findByAgreementOrderById(AgreementId agreement);
}
