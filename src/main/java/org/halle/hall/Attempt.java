package org.halle.hall;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.halle.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * A round as somebody imagines it.
 *
 * @param without pledges that are thought away, by the id under which they stand
 * @param added pledges that are thought of
 * @param asOf the day whose end is asked about; null for now
 */
public record Attempt(Set<String> without, List<Idea> added, @Nullable LocalDate asOf) {

    /**
     * A pledge that is thought of.
     *
     * @param name under which it is shown: "Essai 1"
     * @param kind what sort of funder brings it, or {@link Condition.KindJoins#GUARANTOR}; null for any
     */
    public record Idea(String name, Money amount, @Nullable String kind, List<Condition> conditions) {}

    public boolean changesNothing() {
        return without.isEmpty() && added.isEmpty() && asOf == null;
    }
}
