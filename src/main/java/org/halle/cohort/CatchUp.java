package org.halle.cohort;

import java.time.Instant;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.kernel.VentureId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Sessions a venture made up for after missing them. An entry of a journal: added, never changed.
 *
 * @param collective how many collective sessions it stands for
 * @param individual how many individual sessions it stands for
 */
@Table("catch_up")
record CatchUp(
        @Id @Nullable Long id,
        VentureId venture,
        int collective,
        int individual,
        String note,
        PersonId recordedBy,
        Instant recordedAt) {

    CatchUp {
        if (collective < 0 || individual < 0) {
            throw new Refused("cohort.refused.negative-catch-up");
        }
    }
}
