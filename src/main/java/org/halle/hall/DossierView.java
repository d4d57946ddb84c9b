package org.halle.hall;

import java.time.Instant;
import org.halle.kernel.DossierId;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * That a funder looked at a dossier, or opened one of its documents. Written each time, shown to the project.
 *
 * @param document the name of the document; empty for the dossier itself
 */
@Table("dossier_view")
public record DossierView(
        @Id @Nullable Long id,
        DossierId dossier,
        PersonId person,
        OrganisationId organisation,
        String document,
        Instant viewedAt) {}
