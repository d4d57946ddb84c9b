package org.halle.call.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An application over the API.
 *
 * @param call the slug of its call
 * @param batch month of the batch of a rolling call in which it is or would be read, "2026-12"; null in other calls
 * @param submitBy the first instant at which it comes too late: the call's, or its own where more time was granted
 * @param respondBy until when the lead must correct it or confirm the seat
 * @param blocking sentences: what must be done before it can be submitted
 * @param advice sentences: what would speak against it if it were submitted as it is
 * @param answers by the keys of the form, what is being typed included
 */
record ApplicationView(
        String id,
        String reference,
        String call,
        @Nullable String batch,
        String title,
        String status,
        String organisation,
        @Nullable Instant submittedAt,
        Instant submitBy,
        @Nullable Instant respondBy,
        PartnerPart lead,
        List<PartnerPart> partners,
        List<String> blocking,
        List<String> advice,
        Map<String, Object> answers) {

    /** The part of the lead or of a partner; without personal data. The lead signs by submitting. */
    record PartnerPart(
            String organisation,
            String legalStatus,
            String role,
            @Nullable Instant signedAt,
            @Nullable Long budgetShareEur) {}
}
