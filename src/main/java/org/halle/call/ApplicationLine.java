package org.halle.call;

import java.time.Instant;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * An application as a line of a table.
 *
 * @param partners how many organisations were invited
 * @param signed how many of them have signed
 * @param reason the code of what the rules said last; null before they were asked
 */
public record ApplicationLine(
        ApplicationId id,
        String reference,
        String title,
        String challenge,
        Application.Status status,
        PersonId lead,
        OrganisationId organisation,
        @Nullable Instant submittedAt,
        int partners,
        int signed,
        @Nullable String reason) {}
