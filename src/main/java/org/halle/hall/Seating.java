package org.halle.hall;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.halle.hall.Condition.FundersAtLeast;
import org.halle.hall.Condition.KindJoins;
import org.halle.hall.Condition.PledgeStands;
import org.halle.hall.Condition.TotalAtLeast;
import org.halle.hall.TourDeTable.Offer;
import org.halle.hall.TourDeTable.Result;
import org.halle.hall.TourDeTable.Unmet;
import org.halle.hall.TourDeTable.Waiting;
import org.halle.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * Who may sit at the table together, at one moment after the other. Everybody who stands sits down; whoever has a
 * condition that fails leaves, which may make others leave; who is left is the largest consistent set.
 *
 * <p>Each departure looks only at the conditions it can have broken, so that one seating costs about as much as there
 * are pledges and conditions, however long the chains between them. A new seating is only needed where a pledge is made
 * or ends, or a milestone is reached: a date that passes settles conditions, but those who sit keep theirs, and what it
 * grants to others was not enough for them before. Not for several threads.
 */
final class Seating {

    /** What a condition looks at. */
    private enum Look {
        TOTAL,
        FUNDERS,
        KIND,
        PLEDGE,
        MILESTONE
    }

    /** A condition of one pledge. */
    private static final class Clause {
        final int owner;
        final Condition condition;
        final Look look;

        /** What must be reached: cents, or a number of funders; for a milestone its place among what happened. */
        final long least;

        /** The kind, or the pledge's id, that is looked for; -1 when nobody has ever seen it. */
        final int other;

        /** Where its own funder's pledges of that kind are counted; -1 when it has none. */
        final int ownOfKind;

        /** Its date has passed, and with it the answer. */
        boolean settled;

        boolean held;

        Clause(int owner, Condition condition, Look look, long least, int other, int ownOfKind) {
            this.owner = owner;
            this.condition = condition;
            this.look = look;
            this.least = least;
            this.other = other;
            this.ownOfKind = ownOfKind;
        }
    }

    /** The pledges of one funder that are of one kind: together they are one funder of that kind. */
    private record OfKind(int kind, int funder) {}

    private static final int NEVER = Integer.MAX_VALUE;

    private final List<Offer> offers;
    private final int[] order;

    /** When something happened: a pledge was made or ended, a milestone was reached. */
    private final Instant[] happened;

    private final Map<String, Integer> idNumbers = new HashMap<>();
    private final Map<String, Integer> funderNumbers = new HashMap<>();
    private final Map<String, Integer> kindNumbers = new HashMap<>();
    private final Map<OfKind, Integer> ofKindNumbers = new HashMap<>();
    private final int[] idOf;
    private final int[] funderOf;
    private final int[][] kindsOf;
    private final int[][] ofKindOf;
    private final long[] cents;
    private final int[] made;
    private final int[] ended;

    private final List<List<Clause>> clausesOf = new ArrayList<>();
    private final List<Clause> clauses = new ArrayList<>();
    private final List<List<Clause>> onKind = new ArrayList<>();
    private final List<List<Clause>> onPledge = new ArrayList<>();
    private final Clause[] onTotal;
    private final Clause[] onFunders;
    private final NavigableMap<Instant, List<Clause>> dated = new TreeMap<>();

    // who sits, since the last thing that happened
    private int past = -1;
    private final boolean[] refused;
    private final boolean[] sits;
    private final boolean[] sitsById;
    private long total;
    private final int[] pledgesOfFunder;
    private int funderCount;
    private final int[] pledgesOfKind;
    private final int[] fundersOfKind;
    private final Deque<Integer> leaving = new ArrayDeque<>();

    /**
     * @param offers every pledge ever made, the withdrawn ones too; no two of one id stand at the same moment
     * @param milestones those that were reached, and when
     */
    Seating(Collection<Offer> offers, Map<String, Instant> milestones) {
        this.offers = List.copyOf(offers);
        int size = this.offers.size();
        happened = happened(this.offers, milestones);
        idOf = new int[size];
        funderOf = new int[size];
        kindsOf = new int[size][];
        ofKindOf = new int[size][];
        cents = new long[size];
        made = new int[size];
        ended = new int[size];
        for (int number = 0; number < size; number++) {
            Offer offer = this.offers.get(number);
            int funder = number(funderNumbers, offer.funder());
            idOf[number] = number(idNumbers, offer.id());
            funderOf[number] = funder;
            kindsOf[number] = offer.kinds().stream()
                    .mapToInt(kind -> number(kindNumbers, kind))
                    .toArray();
            ofKindOf[number] = Arrays.stream(kindsOf[number])
                    .map(kind -> number(ofKindNumbers, new OfKind(kind, funder)))
                    .toArray();
            cents[number] = offer.amount().cents();
            made[number] = place(offer.madeAt());
            ended[number] = place(offer.endedAt());
        }
        idNumbers.values().forEach(id -> onPledge.add(new ArrayList<>()));
        kindNumbers.values().forEach(kind -> onKind.add(new ArrayList<>()));
        refused = new boolean[size];
        sits = new boolean[size];
        sitsById = new boolean[idNumbers.size()];
        pledgesOfFunder = new int[funderNumbers.size()];
        pledgesOfKind = new int[ofKindNumbers.size()];
        fundersOfKind = new int[kindNumbers.size()];
        for (int number = 0; number < size; number++) {
            List<Clause> own = new ArrayList<>();
            for (Condition condition : this.offers.get(number).conditions()) {
                own.add(clause(number, condition, milestones));
            }
            clausesOf.add(own);
            clauses.addAll(own);
        }
        clauses.forEach(this::arrange);
        onTotal = sorted(Look.TOTAL);
        onFunders = sorted(Look.FUNDERS);
        order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparing(
                                (Integer number) -> this.offers.get(number).madeAt())
                        .thenComparing(number -> this.offers.get(number).id()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static Instant[] happened(List<Offer> offers, Map<String, Instant> milestones) {
        TreeSet<Instant> moments = new TreeSet<>(milestones.values());
        for (Offer offer : offers) {
            moments.add(offer.madeAt());
            if (offer.endedAt() != null) {
                moments.add(offer.endedAt());
            }
        }
        return moments.toArray(Instant[]::new);
    }

    private static <T> int number(Map<T, Integer> numbers, T thing) {
        return numbers.computeIfAbsent(thing, unseen -> numbers.size());
    }

    /** Its place among what happened. */
    private int place(@Nullable Instant moment) {
        return moment == null ? NEVER : Arrays.binarySearch(happened, moment);
    }

    private Clause clause(int owner, Condition condition, Map<String, Instant> milestones) {
        if (condition instanceof TotalAtLeast wanted) {
            return new Clause(owner, condition, Look.TOTAL, wanted.total().cents(), -1, -1);
        }
        if (condition instanceof FundersAtLeast wanted) {
            return new Clause(owner, condition, Look.FUNDERS, wanted.funders(), -1, -1);
        }
        if (condition instanceof KindJoins wanted) {
            int kind = kindNumbers.getOrDefault(wanted.kind(), -1);
            int own = ofKindNumbers.getOrDefault(new OfKind(kind, funderOf[owner]), -1);
            return new Clause(owner, condition, Look.KIND, 0, kind, own);
        }
        if (condition instanceof PledgeStands wanted) {
            return new Clause(owner, condition, Look.PLEDGE, 0, idNumbers.getOrDefault(wanted.pledge(), -1), -1);
        }
        Instant reached = milestones.get(((Condition.MilestoneReached) condition).milestone());
        return new Clause(owner, condition, Look.MILESTONE, place(reached), -1, -1);
    }

    private void arrange(Clause clause) {
        if (clause.look == Look.KIND && clause.other >= 0) {
            onKind.get(clause.other).add(clause);
        } else if (clause.look == Look.PLEDGE && clause.other >= 0) {
            onPledge.get(clause.other).add(clause);
        }
        Instant by = clause.condition.by();
        if (by != null) {
            dated.computeIfAbsent(by, unseen -> new ArrayList<>()).add(clause);
        }
    }

    private Clause[] sorted(Look look) {
        return clauses.stream()
                .filter(clause -> clause.look == look)
                .sorted(Comparator.comparingLong(clause -> clause.least))
                .toArray(Clause[]::new);
    }

    /**
     * Seats everybody who can sit at that moment; what hung on a date before it is settled first, date by date. Moments
     * are asked in their order.
     *
     * @return what it comes to
     */
    Result at(Instant moment) {
        NavigableMap<Instant, List<Clause>> passed = dated.headMap(moment, false);
        passed.forEach((date, due) -> {
            seat(date);
            for (Clause clause : due) {
                clause.settled = true;
                clause.held = met(clause, false);
                refused[clause.owner] |= !clause.held;
            }
        });
        passed.clear();
        seat(moment);
        return result();
    }

    private void seat(Instant moment) {
        int place = Arrays.binarySearch(happened, moment);
        int until = place < 0 ? -place - 1 : place + 1;
        if (until == past) {
            return;
        }
        past = until;
        total = 0;
        funderCount = 0;
        Arrays.fill(sitsById, false);
        Arrays.fill(pledgesOfFunder, 0);
        Arrays.fill(pledgesOfKind, 0);
        Arrays.fill(fundersOfKind, 0);
        for (int number = 0; number < sits.length; number++) {
            sits[number] = !refused[number] && stands(number);
            if (sits[number]) {
                sitDown(number);
            }
        }
        clauses.forEach(this::leaveUnless);
        int richest = onTotal.length - 1;
        int widest = onFunders.length - 1;
        while (!leaving.isEmpty()) {
            int number = leaving.poll();
            standUp(number);
            onPledge.get(idOf[number]).forEach(this::leaveUnless);
            for (int kind : kindsOf[number]) {
                if (fundersOfKind[kind] <= 1) {
                    onKind.get(kind).forEach(this::leaveUnless);
                }
            }
            // sorted by what they ask for: as the table shrinks, the demanding ones fail first
            while (richest >= 0 && onTotal[richest].least > total) {
                leaveUnless(onTotal[richest--]);
            }
            while (widest >= 0 && onFunders[widest].least > funderCount) {
                leaveUnless(onFunders[widest--]);
            }
        }
    }

    private boolean stands(int number) {
        return made[number] < past && ended[number] >= past;
    }

    private void sitDown(int number) {
        sitsById[idOf[number]] = true;
        total = Math.addExact(total, cents[number]);
        if (pledgesOfFunder[funderOf[number]]++ == 0) {
            funderCount++;
        }
        for (int at = 0; at < kindsOf[number].length; at++) {
            if (pledgesOfKind[ofKindOf[number][at]]++ == 0) {
                fundersOfKind[kindsOf[number][at]]++;
            }
        }
    }

    private void standUp(int number) {
        sitsById[idOf[number]] = false;
        total -= cents[number];
        if (--pledgesOfFunder[funderOf[number]] == 0) {
            funderCount--;
        }
        for (int at = 0; at < kindsOf[number].length; at++) {
            if (--pledgesOfKind[ofKindOf[number][at]] == 0) {
                fundersOfKind[kindsOf[number][at]]--;
            }
        }
    }

    /** Who is on the way out leaves once. */
    private void leaveUnless(Clause clause) {
        if (sits[clause.owner] && !holds(clause, false)) {
            sits[clause.owner] = false;
            leaving.add(clause.owner);
        }
    }

    private boolean holds(Clause clause, boolean asIfSeated) {
        return clause.settled ? clause.held : met(clause, asIfSeated);
    }

    /** @param asIfSeated counts the clause's own pledge even when it does not sit */
    private boolean met(Clause clause, boolean asIfSeated) {
        int owner = clause.owner;
        boolean extra = asIfSeated && !sits[owner];
        return switch (clause.look) {
            case TOTAL -> total + (extra ? cents[owner] : 0) >= clause.least;
            case FUNDERS -> funderCount + (extra && pledgesOfFunder[funderOf[owner]] == 0 ? 1 : 0) >= clause.least;
            case KIND -> {
                int own = clause.ownOfKind >= 0 && pledgesOfKind[clause.ownOfKind] > 0 ? 1 : 0;
                yield clause.other >= 0 && fundersOfKind[clause.other] > own;
            }
            case PLEDGE -> clause.other >= 0 && (sitsById[clause.other] || (extra && clause.other == idOf[owner]));
            case MILESTONE -> clause.least < past;
        };
    }

    /** Pledges in the order they came in. */
    private Result result() {
        List<String> firm = new ArrayList<>();
        List<Waiting> waiting = new ArrayList<>();
        for (int number : order) {
            String id = offers.get(number).id();
            if (sits[number]) {
                firm.add(id);
            } else if (stands(number)) {
                waiting.add(new Waiting(id, unmet(number)));
            }
        }
        return new Result(firm, new Money(total), waiting);
    }

    /** What keeps a pledge that does not sit from sitting, were it to sit down now. */
    private List<Unmet> unmet(int number) {
        Money gathered = new Money(total + cents[number]);
        int funders = funderCount + (pledgesOfFunder[funderOf[number]] == 0 ? 1 : 0);
        return clausesOf.get(number).stream()
                .filter(clause -> !holds(clause, true))
                .map(clause -> new Unmet(clause.condition, clause.settled, gathered, funders))
                .toList();
    }
}
