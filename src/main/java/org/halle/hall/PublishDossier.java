package org.halle.hall;

import java.util.Set;
import org.halle.kernel.Money;

/** What the project tells its funders. */
public record PublishDossier(
        String pitch,
        String need,
        String useOfFunds,
        Money target,
        Set<Instrument> instruments,
        boolean contactShared) {}
