package org.halle.hall;

import java.time.Instant;
import org.halle.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a pledge depends on. Every kind must be <em>monotone</em>: true for some pledges, it stays true for more of
 * them. That is what makes the largest consistent set unique, whatever the order of the pledges (see the decision
 * record on the tour de table).
 */
public sealed interface Condition {

    /** The last moment that counts: as it stands then, so it stays. Null when it may be met any time. */
    @Nullable Instant by();

    /** Whether it is met by those who sit at the table. */
    boolean holds(TourDeTable.Table table);

    /** The pledges at the table, its own included, reach a total. */
    record TotalAtLeast(Money total, @Nullable Instant by) implements Condition {

        @Override
        public boolean holds(TourDeTable.Table table) {
            return table.total().compareTo(total) >= 0;
        }
    }
}
