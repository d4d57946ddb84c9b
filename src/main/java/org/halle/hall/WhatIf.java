package org.halle.hall;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.halle.hall.TourDeTable.Offer;
import org.halle.hall.TourDeTable.Result;
import org.halle.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * A tour de table that is only thought of: nothing of it is recorded.
 *
 * @param target what must be firm for it to close; null when only its deadline or a decision closes it
 * @param deadline the first instant at which it is over; null when it has none
 * @param asOf the moment that is asked about
 * @param pledges all of them, the withdrawn ones too; no two of one id
 * @param milestones those that are reached, and since when; {@link Instant#MIN} when nobody knows
 */
public record WhatIf(
        @Nullable Money target,
        @Nullable Instant deadline,
        Instant asOf,
        List<Offer> pledges,
        Map<String, Instant> milestones) {

    /** By which rule a round closes; a decision, the third, is nobody's to foresee. */
    public enum Closes {
        TARGET,
        DEADLINE
    }

    Result result() {
        return TourDeTable.at(asOf, pledges, milestones);
    }

    /** By which rule it closes with that result; null when it goes on. */
    @Nullable Closes closes(Result result) {
        if (target != null && result.firmTotal().compareTo(target) >= 0) {
            return Closes.TARGET;
        }
        return deadline != null && !asOf.isBefore(deadline) ? Closes.DEADLINE : null;
    }
}
