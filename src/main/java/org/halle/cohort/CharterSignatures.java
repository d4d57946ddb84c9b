package org.halle.cohort;

import java.util.List;
import org.halle.kernel.VentureId;
import org.springframework.data.repository.Repository;

/** Signatures are added and read; nothing else. */
interface CharterSignatures extends Repository<CharterSignature, Long> {

    CharterSignature save(CharterSignature signature);

    List<CharterSignature> findByVentureOrderById(VentureId venture);
}
