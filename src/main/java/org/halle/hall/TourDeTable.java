package org.halle.hall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.halle.kernel.Money;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PledgeId;
import org.jspecify.annotations.Nullable;

/**
 * Which pledges are firm: the largest set of standing pledges in which every condition of every member holds, counting
 * only members of the set. Conditions being monotone, it is found by taking leave of whoever's condition fails until
 * everybody's holds. A condition with a date is settled at that moment, by the same rule, and stays as it was then.
 *
 * <p>Pure: the same pledges at the same instant give the same result, in any order.
 */
public final class TourDeTable {

    /**
     * A pledge as it counts here.
     *
     * @param endedAt when it stopped counting: withdrawn, or no longer valid; null while it stands
     */
    public record Offer(
            PledgeId id,
            OrganisationId funder,
            Money amount,
            Instant madeAt,
            @Nullable Instant endedAt,
            List<Condition> conditions) {

        public Offer {
            conditions = List.copyOf(conditions);
        }

        boolean standsAt(Instant moment) {
            return !madeAt.isAfter(moment) && (endedAt == null || endedAt.isAfter(moment));
        }
    }

    /** Those who sit at the table: what a condition may look at. */
    public record Table(Set<Offer> members, Money total) {

        static Table of(Collection<Offer> members) {
            Money total = Money.ZERO;
            for (Offer member : members) {
                total = total.plus(member.amount());
            }
            return new Table(Set.copyOf(members), total);
        }

        Table with(Offer newcomer) {
            return members.contains(newcomer)
                    ? this
                    : of(Stream.concat(members.stream(), Stream.of(newcomer)).toList());
        }
    }

    /**
     * A condition that keeps a pledge waiting.
     *
     * @param lapsed its date has passed without it
     * @param gathered what is firm, this pledge included
     */
    public record Unmet(Condition condition, boolean lapsed, Money gathered) {}

    /** A pledge that stands but does not count yet, and why. */
    public record Waiting(PledgeId id, List<Unmet> unmet) {}

    /**
     * What the table comes to.
     *
     * @param firm the pledges that count, in the order they came in
     * @param waiting the others that stand, in the order they came in
     */
    public record Result(List<PledgeId> firm, Money firmTotal, List<Waiting> waiting) {

        public boolean isFirm(PledgeId id) {
            return firm.contains(id);
        }
    }

    /** A condition of one pledge whose date has passed. */
    private record Dated(Offer offer, Condition condition) {}

    private final Collection<Offer> offers;
    private final Map<Dated, Boolean> settled = new HashMap<>();

    private TourDeTable(Collection<Offer> offers) {
        this.offers = offers;
    }

    /** @param offers every pledge ever made to the round, the withdrawn ones too: some counted when a date passed */
    public static Result at(Instant moment, Collection<Offer> offers) {
        return new TourDeTable(offers).evaluate(moment);
    }

    private Result evaluate(Instant moment) {
        for (Instant date : datesBefore(moment)) {
            Table then = largest(date);
            for (Offer offer : offers) {
                for (Condition condition : offer.conditions()) {
                    if (date.equals(condition.by())) {
                        settled.put(new Dated(offer, condition), condition.holds(then));
                    }
                }
            }
        }
        Table table = largest(moment);
        List<PledgeId> firm = new ArrayList<>();
        List<Waiting> waiting = new ArrayList<>();
        inOrder(standing(moment)).forEach(offer -> {
            if (table.members().contains(offer)) {
                firm.add(offer.id());
            } else {
                waiting.add(new Waiting(offer.id(), unmet(offer, table.with(offer), moment)));
            }
        });
        return new Result(List.copyOf(firm), table.total(), List.copyOf(waiting));
    }

    private Table largest(Instant moment) {
        Set<Offer> members = new LinkedHashSet<>(standing(moment));
        while (true) {
            Table table = Table.of(members);
            boolean left = members.removeIf(offer ->
                    !offer.conditions().stream().allMatch(condition -> holds(offer, condition, table, moment)));
            if (!left) {
                return table;
            }
        }
    }

    private boolean holds(Offer offer, Condition condition, Table table, Instant moment) {
        Instant by = condition.by();
        return by == null || !by.isBefore(moment)
                ? condition.holds(table)
                : settled.getOrDefault(new Dated(offer, condition), false);
    }

    private List<Unmet> unmet(Offer offer, Table table, Instant moment) {
        return offer.conditions().stream()
                .filter(condition -> !holds(offer, condition, table, moment))
                .map(condition -> new Unmet(
                        condition, condition.by() != null && condition.by().isBefore(moment), table.total()))
                .toList();
    }

    private List<Offer> standing(Instant moment) {
        return offers.stream().filter(offer -> offer.standsAt(moment)).toList();
    }

    private Set<Instant> datesBefore(Instant moment) {
        Set<Instant> dates = new TreeSet<>();
        offers.stream().flatMap(offer -> offer.conditions().stream()).forEach(condition -> {
            if (condition.by() != null && condition.by().isBefore(moment)) {
                dates.add(condition.by());
            }
        });
        return dates;
    }

    private static Stream<Offer> inOrder(List<Offer> offers) {
        return offers.stream()
                .sorted(java.util.Comparator.comparing(Offer::madeAt)
                        .thenComparing(offer -> offer.id().toString()));
    }
}
