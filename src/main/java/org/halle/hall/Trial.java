package org.halle.hall;

import java.time.Instant;
import java.util.List;
import org.halle.hall.WhatIf.Closes;
import org.halle.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a round would come to, beside what it comes to.
 *
 * @param asOf the moment that is looked at
 * @param closes by which rule it would close; null when it would go on
 */
public record Trial(
        Instant asOf,
        Money target,
        Money firm,
        Money conditional,
        Money firmNow,
        @Nullable Closes closes,
        List<Seat> seats) {

    /**
     * A pledge in it.
     *
     * @param name whose; null where that is nobody's business
     * @param idea whether it is only thought of
     * @param absent whether it is thought away
     * @param firmNow whether it is firm as things are
     * @param unmet what it would wait for, in words
     */
    public record Seat(
            String id,
            @Nullable String name,
            @Nullable FunderKind kind,
            Money amount,
            boolean idea,
            boolean absent,
            boolean firm,
            boolean firmNow,
            List<String> unmet) {

        /** Whether it is firm by this only. */
        public boolean gains() {
            return firm && !firmNow && !idea;
        }

        /** Whether it is no longer firm by this. */
        public boolean loses() {
            return firmNow && !firm && !absent;
        }
    }
}
