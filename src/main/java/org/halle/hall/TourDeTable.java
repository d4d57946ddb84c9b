package org.halle.hall;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.halle.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * Which pledges are firm: the largest set of standing pledges in which every condition of every member holds, counting
 * only members of the set. A condition with a date is settled at that moment, by the same rule, and stays as it was
 * then.
 *
 * <p>Pure: the same pledges at the same instant give the same result, in any order. {@link Seating} finds it.
 */
public final class TourDeTable {

    /**
     * A pledge as it counts here.
     *
     * @param id what conditions call it; one that is withdrawn and made again keeps it
     * @param funder whose; several pledges of one funder are one funder
     * @param kinds what sort of funder brings it, see {@link Condition.KindJoins}
     * @param endedAt when it stopped counting: withdrawn, or no longer valid; null while it stands
     */
    public record Offer(
            String id,
            String funder,
            Set<String> kinds,
            Money amount,
            Instant madeAt,
            @Nullable Instant endedAt,
            List<Condition> conditions) {

        public Offer {
            kinds = Set.copyOf(kinds);
            conditions = List.copyOf(conditions);
        }

        /** The same, ended at that moment or before. */
        Offer endedBy(Instant moment) {
            Instant end = endedAt != null && endedAt.isBefore(moment) ? endedAt : moment;
            return new Offer(id, funder, kinds, amount, madeAt, end, conditions);
        }

        /** Whether there is a moment at which both stand. */
        public boolean overlaps(Offer other) {
            return (endedAt == null || endedAt.isAfter(other.madeAt))
                    && (other.endedAt == null || other.endedAt.isAfter(madeAt));
        }

        /** From when it is made until just before it ends. */
        boolean standsAt(Instant moment) {
            return !madeAt.isAfter(moment) && (endedAt == null || endedAt.isAfter(moment));
        }
    }

    /**
     * A condition that keeps a pledge waiting.
     *
     * @param lapsed its date has passed without it
     * @param gathered what would be firm with this pledge
     * @param funders how many funders would be firm with this one
     */
    public record Unmet(Condition condition, boolean lapsed, Money gathered, int funders) {}

    /** A pledge that stands but does not count yet, and why. */
    public record Waiting(String id, List<Unmet> unmet) {}

    /**
     * What the table comes to.
     *
     * @param firm the pledges that count, in the order they came in
     * @param waiting the others that stand, in the order they came in
     */
    public record Result(List<String> firm, Money firmTotal, List<Waiting> waiting) {

        public Result {
            firm = List.copyOf(firm);
            waiting = List.copyOf(waiting);
        }

        boolean isFirm(Pledge pledge) {
            return !pledge.withdrawn() && firm.contains(pledge.standsAs().toString());
        }

        boolean isWaiting(Pledge pledge) {
            return !pledge.withdrawn()
                    && waiting.stream()
                            .anyMatch(one -> one.id().equals(pledge.standsAs().toString()));
        }
    }

    private TourDeTable() {}

    /**
     * @param offers every pledge ever made to the round, the withdrawn ones too: some counted when a date passed; no two
     *     of one id stand at the same moment
     * @param milestones those that the project has reached, and when; {@link Instant#MIN} when nobody knows
     */
    public static Result at(Instant moment, Collection<Offer> offers, Map<String, Instant> milestones) {
        return new Seating(offers, milestones).at(moment);
    }
}
