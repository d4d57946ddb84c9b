package org.halle.hall.closing;

import org.springframework.data.repository.CrudRepository;

/** Where the texts that were signed are kept. */
interface AgreementTexts extends CrudRepository<AgreementText, String> {}
