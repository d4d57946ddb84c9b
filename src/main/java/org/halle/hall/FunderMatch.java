package org.halle.hall;

import java.time.Instant;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.RoundId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What the rules said of one funder and one round. Written once.
 *
 * @param reason code of the line that fitted: "ok", "other_challenge"…
 * @param facts what the rules were told, as {@code name=value} pairs
 * @param rule which version of the rules; empty when none was asked
 */
@Table("funder_match")
public record FunderMatch(
        @Id @Nullable Long id,
        RoundId round,
        OrganisationId organisation,
        boolean matched,
        String reason,
        String facts,
        String rule,
        Instant matchedAt) {

    /** The reason for a funder who has not said what it funds. */
    static final String NO_PROFILE = "no_profile";
}
