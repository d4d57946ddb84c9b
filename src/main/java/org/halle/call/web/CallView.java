package org.halle.call.web;

import java.time.Instant;

/**
 * A call as everybody may see it.
 *
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
        int signaturePercent) {}
