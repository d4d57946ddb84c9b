package org.halle.selection.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ranking as programs read it.
 *
 * @param settledAt when a manager ended the deliberation; absent before
 * @param frozenAt when another manager confirmed it; absent before
 */
record RankingView(
        String programme,
        int seats,
        @Nullable Instant settledAt,
        @Nullable Instant frozenAt,
        @Nullable Instant announcedAt,
        List<RankingLineView> lines) {

    /**
     * One application's line.
     *
     * @param rank from 1, shared among equals; 0 without any score
     * @param mean of 5, as the other figures
     * @param corrected the score had every juror been as severe as the others; absent without any
     * @param decision accepted, waiting or refused; absent while undecided
     */
    record RankingLineView(
            String application,
            String reference,
            String title,
            String organisation,
            String challenge,
            String town,
            String legalStatus,
            int rank,
            int reviewsAsked,
            int reviewsReceived,
            double mean,
            double median,
            double standardDeviation,
            boolean disagreement,
            @Nullable Double corrected,
            int correctedRank,
            @Nullable String decision,
            String reason,
            boolean locked) {}
}
