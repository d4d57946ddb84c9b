package org.halle.call.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call as everybody may see it.
 *
 * @param closesAt for a call that goes on, the end of the batch that is gathered
 * @param rolling whether it goes on without a deadline, in batches by the month
 * @param series the rolling call whose batch this one keeps, by its slug
 * @param open whether an application may come in now
 * @param signaturePercent share of the partners who must sign before an application counts
 */
record CallView(
        String slug,
        String title,
        String summary,
        String territory,
        String state,
        boolean open,
        Instant opensAt,
        Instant closesAt,
        boolean rolling,
        @Nullable String series,
        int signaturePercent) {}
