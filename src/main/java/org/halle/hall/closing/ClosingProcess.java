package org.halle.hall.closing;

import org.halle.kernel.AgreementId;

/** Every way Java moves the diagrams of agreements and payments. */
public interface ClosingProcess {

    /** A pledge was kept: its agreement is to be signed. */
    void prepared(AgreementId agreement);
}
