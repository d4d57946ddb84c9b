package org.halle.call.web;

import java.time.Instant;
import org.halle.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * A partner of an application.
 *
 * @param status key of its organisation's legal status in the message files
 */
record PartnerView(
        String person,
        String name,
        String organisation,
        String status,
        String role,
        Instant invitedAt,
        @Nullable Instant signedAt,
        @Nullable Money budgetShare,
        String contribution) {}
