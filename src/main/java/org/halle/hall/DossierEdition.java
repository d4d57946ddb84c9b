package org.halle.hall;

import java.time.Instant;
import org.halle.kernel.DossierId;
import org.halle.kernel.Money;
import org.halle.kernel.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A dossier as it was published once: funders decided on these words, so they stay.
 *
 * @param edition from 1
 */
@Table("dossier_edition")
public record DossierEdition(
        @Id @Nullable Long id,
        DossierId dossier,
        int edition,
        String pitch,
        String need,
        String useOfFunds,
        Money target,
        @Column("instruments") String instrumentCodes,
        boolean contactShared,
        PersonId publishedBy,
        Instant publishedAt) {

    static DossierEdition of(Dossier published, PersonId by, Instant at) {
        return new DossierEdition(
                null,
                published.id(),
                published.edition(),
                published.pitch(),
                published.need(),
                published.useOfFunds(),
                published.target(),
                published.instrumentCodes(),
                published.contactShared(),
                by,
                at);
    }
}
