package org.halle.hall;

import java.time.Instant;
import org.halle.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a pledge depends on. Every kind must be <em>monotone</em>: true for some pledges, it stays true for more of
 * them. That is what makes the largest consistent set unique, whatever the order of the pledges (see the decision
 * record on the tour de table). What each kind asks of those at the table stands in {@link Seating}.
 */
public sealed interface Condition {

    /** The last moment that counts: as it stands then, so it stays. Null when it may be met any time. */
    @Nullable Instant by();

    /** As programs and the column of a pledge call it: {@code total-at-least}. */
    String type();

    /** The pledges at the table, its own included, reach a total. */
    record TotalAtLeast(Money total, @Nullable Instant by) implements Condition {
        static final String TYPE = "total-at-least";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** So many different funders sit at the table, its own included. */
    record FundersAtLeast(int funders, @Nullable Instant by) implements Condition {
        static final String TYPE = "funders-at-least";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** Another funder of a kind sits at the table. */
    record KindJoins(String kind, @Nullable Instant by) implements Condition {
        static final String TYPE = "kind-joins";

        /** The kind of whoever brings a guarantee, whatever else it is. */
        public static final String GUARANTOR = "garant";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** A certain pledge sits at the table. */
    record PledgeStands(String pledge, @Nullable Instant by) implements Condition {
        static final String TYPE = "pledge-stands";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The project has reached a milestone. */
    record MilestoneReached(String milestone, @Nullable Instant by) implements Condition {
        static final String TYPE = "milestone-reached";

        @Override
        public String type() {
            return TYPE;
        }
    }
}
