package org.halle.cohort;

import java.time.Instant;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.VentureId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Something that became of a venture beside its way. An entry of a journal: added, never changed.
 *
 * @param reason in the words of who said so; may be empty
 * @param organisationBefore who carried it before it changed hands; null for other kinds
 * @param nameBefore what it was called before that
 */
@Table("venture_event")
public record VentureEvent(
        @Id @Nullable Long id,
        VentureId venture,
        Kind kind,
        Instant happenedAt,
        PersonId saidBy,
        String reason,
        @Nullable OrganisationId organisationBefore,
        @Nullable OrganisationId organisationAfter,
        @Nullable String nameBefore) {

    /** What can become of a venture. */
    public enum Kind {
        PAUSED,
        RESUMED,
        WITHDRAWN,
        /** It goes on as another organisation, a SCIC say. */
        REORGANISED
    }

    static VentureEvent of(VentureId venture, Kind kind, Instant at, PersonId by, String reason) {
        return new VentureEvent(null, venture, kind, at, by, reason.strip(), null, null, null);
    }
}
