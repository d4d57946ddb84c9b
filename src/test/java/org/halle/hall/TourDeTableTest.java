package org.halle.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.halle.hall.Condition.TotalAtLeast;
import org.halle.hall.TourDeTable.Offer;
import org.halle.hall.TourDeTable.Result;
import org.halle.hall.TourDeTable.Waiting;
import org.halle.kernel.Money;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PledgeId;
import org.junit.jupiter.api.Test;

class TourDeTableTest {

    private static final Instant MAY = Instant.parse("2026-05-01T08:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-30T21:59:59Z");
    private static final Instant JULY = Instant.parse("2026-07-15T08:00:00Z");

    @Test
    void anEmptyTableHasNothing() {
        assertThat(TourDeTable.at(MAY, List.of())).isEqualTo(new Result(List.of(), Money.ZERO, List.of()));
    }

    @Test
    void whatHasNoConditionIsFirm() {
        Offer one = offer(30, MAY);
        Offer two = offer(20, MAY.plusSeconds(1));
        Result result = TourDeTable.at(JULY, List.of(two, one));
        assertThat(result.firm()).containsExactly(one.id(), two.id());
        assertThat(result.firmTotal()).isEqualTo(Money.euros(50));
    }

    @Test
    void aConditionCountsItsOwnPledge() {
        Offer half = offer(60, MAY);
        Offer rest = offer(60, MAY, total(120, null));
        assertThat(TourDeTable.at(JULY, List.of(half, rest)).firmTotal()).isEqualTo(Money.euros(120));
    }

    @Test
    void twoThatWaitForEachOtherAreFirmTogether() {
        Offer one = offer(60, MAY, total(120, null));
        Offer two = offer(60, MAY, total(120, null));
        assertThat(TourDeTable.at(JULY, List.of(one)).firm()).isEmpty();
        assertThat(TourDeTable.at(JULY, List.of(one, two)).firm()).hasSize(2);
    }

    @Test
    void whoeverLeavesTakesAlongThoseWhoDependedOnIt() {
        Offer base = offer(40, MAY);
        Offer first = offer(30, MAY, total(70, null));
        Offer second = offer(30, MAY, total(100, null));
        assertThat(TourDeTable.at(JULY, List.of(base, first, second)).firm()).hasSize(3);
        Result without = TourDeTable.at(JULY, List.of(ended(base, JUNE), first, second));
        assertThat(without.firm()).isEmpty();
        assertThat(without.waiting()).extracting(Waiting::id).containsExactlyInAnyOrder(first.id(), second.id());
    }

    @Test
    void saysWhatIsMissing() {
        Offer base = offer(40, MAY);
        Offer waiting = offer(30, MAY, total(100, JUNE));
        Result result = TourDeTable.at(MAY, List.of(base, waiting));
        assertThat(result.waiting()).singleElement().satisfies(one -> assertThat(one.unmet())
                .containsExactly(new TourDeTable.Unmet(total(100, JUNE), false, Money.euros(70))));
    }

    @Test
    void aDatedConditionThatHeldThenHoldsEver() {
        Offer base = ended(offer(70, MAY), JULY.minusSeconds(1));
        Offer dated = offer(30, MAY, total(100, JUNE));
        Result after = TourDeTable.at(JULY, List.of(base, dated));
        assertThat(after.firm()).containsExactly(dated.id());
    }

    @Test
    void aDatedConditionLapsesWhenItsDatePassesWithoutIt() {
        Offer late = offer(70, JUNE.plusSeconds(1));
        Offer dated = offer(30, MAY, total(100, JUNE));
        Result after = TourDeTable.at(JULY, List.of(late, dated));
        assertThat(after.firm()).containsExactly(late.id());
        assertThat(after.waiting().get(0).unmet().get(0).lapsed()).isTrue();
    }

    @Test
    void theMomentOfTheDateStillCounts() {
        Offer atTheLastMoment = offer(70, JUNE);
        Offer dated = offer(30, MAY, total(100, JUNE));
        assertThat(TourDeTable.at(JUNE, List.of(atTheLastMoment, dated)).firm()).hasSize(2);
        assertThat(TourDeTable.at(JULY, List.of(atTheLastMoment, dated)).firm()).hasSize(2);
    }

    @Test
    void orderNeverMatters() {
        Random random = new Random(1);
        for (int round = 0; round < 2_000; round++) {
            List<Offer> offers = generated(random, 12);
            Instant moment = moment(random);
            Result result = TourDeTable.at(moment, offers);
            Collections.shuffle(offers, random);
            assertThat(TourDeTable.at(moment, offers)).isEqualTo(result);
        }
    }

    @Test
    void isTheLargestOfAllSubsetsInWhichEveryConditionHolds() {
        Random random = new Random(2);
        int someWait = 0;
        for (int round = 0; round < 3_000; round++) {
            List<Offer> offers = generated(random, 1 + random.nextInt(12));
            Instant moment = moment(random);
            Result result = TourDeTable.at(moment, offers);
            assertThat(Set.copyOf(result.firm())).isEqualTo(new BruteForce(offers).largest(moment));
            someWait += result.waiting().isEmpty() ? 0 : 1;
            assertThat(result.waiting())
                    .allSatisfy(one -> assertThat(one.unmet()).isNotEmpty());
        }
        assertThat(someWait).as("rounds in which somebody waits").isGreaterThan(500);
    }

    @Test
    void withdrawnAndMadeAgainRestoresTheResult() {
        Random random = new Random(3);
        for (int round = 0; round < 2_000; round++) {
            List<Offer> offers = generated(random, 8);
            Instant moment = moment(random);
            Result before = TourDeTable.at(moment, offers);
            Offer leaving = offers.get(random.nextInt(offers.size()));
            if (!leaving.standsAt(moment)) {
                continue;
            }
            List<Offer> after = new ArrayList<>(offers);
            after.remove(leaving);
            after.add(ended(leaving, moment));
            Offer again = new Offer(
                    PledgeId.random(), leaving.funder(), leaving.amount(), moment, null, leaving.conditions());
            after.add(again);
            Result restored = TourDeTable.at(moment, after);
            assertThat(restored.firmTotal()).isEqualTo(before.firmTotal());
            Set<PledgeId> firm = new HashSet<>(restored.firm());
            if (firm.remove(again.id())) {
                firm.add(leaving.id());
            }
            assertThat(firm).isEqualTo(Set.copyOf(before.firm()));
        }
    }

    private static Offer offer(long euros, Instant madeAt, Condition... conditions) {
        return new Offer(
                PledgeId.random(), OrganisationId.random(), Money.euros(euros), madeAt, null, List.of(conditions));
    }

    private static Offer ended(Offer offer, Instant at) {
        return new Offer(offer.id(), offer.funder(), offer.amount(), offer.madeAt(), at, offer.conditions());
    }

    private static TotalAtLeast total(long euros, Instant by) {
        return new TotalAtLeast(Money.euros(euros), by);
    }

    /** Moments on a grid of ten, so that they often meet. */
    private static Instant moment(Random random) {
        return MAY.plus(Duration.ofDays(random.nextInt(10)));
    }

    private static List<Offer> generated(Random random, int howMany) {
        List<Offer> offers = new ArrayList<>();
        for (int number = 0; number < howMany; number++) {
            Condition[] conditions = new Condition[random.nextInt(3)];
            for (int place = 0; place < conditions.length; place++) {
                conditions[place] =
                        total(10L * random.nextInt(4 * howMany), random.nextBoolean() ? moment(random) : null);
            }
            Offer offer = offer(10L * (1 + random.nextInt(9)), moment(random), conditions);
            offers.add(random.nextInt(4) == 0 ? ended(offer, moment(random)) : offer);
        }
        return offers;
    }

    /** The definition, word for word: of all subsets the one that holds all others that hold. */
    private static final class BruteForce {
        private final List<Offer> offers;
        private final Map<Instant, Set<PledgeId>> known = new HashMap<>();

        BruteForce(List<Offer> offers) {
            this.offers = offers;
        }

        Set<PledgeId> largest(Instant moment) {
            return known.computeIfAbsent(moment, unknown -> search(moment));
        }

        private Set<PledgeId> search(Instant moment) {
            List<Offer> standing = offers.stream()
                    .filter(offer -> !offer.madeAt().isAfter(moment)
                            && (offer.endedAt() == null || offer.endedAt().isAfter(moment)))
                    .toList();
            // conditions that the past has settled do not depend on the subset
            Map<Condition, Boolean> past = new HashMap<>();
            standing.stream().flatMap(offer -> offer.conditions().stream()).forEach(condition -> {
                if (condition.by() != null && condition.by().isBefore(moment)) {
                    long then = amount(largestList(condition.by()));
                    past.put(
                            condition,
                            then >= ((TotalAtLeast) condition).total().cents());
                }
            });
            List<Set<PledgeId>> consistent = new ArrayList<>();
            for (int bits = 0; bits < 1 << standing.size(); bits++) {
                List<Offer> subset = new ArrayList<>();
                for (int place = 0; place < standing.size(); place++) {
                    if ((bits >> place & 1) == 1) {
                        subset.add(standing.get(place));
                    }
                }
                long total = amount(subset);
                boolean holds = subset.stream().allMatch(offer -> offer.conditions().stream()
                        .allMatch(condition -> past.containsKey(condition)
                                ? past.get(condition)
                                : total >= ((TotalAtLeast) condition).total().cents()));
                if (holds) {
                    consistent.add(new HashSet<>(subset.stream().map(Offer::id).toList()));
                }
            }
            Set<PledgeId> largest = consistent.stream()
                    .max(java.util.Comparator.comparingInt(Set::size))
                    .orElseThrow();
            assertThat(consistent).allSatisfy(other -> assertThat(largest).containsAll(other));
            return largest;
        }

        private List<Offer> largestList(Instant moment) {
            Set<PledgeId> members = search(moment);
            return offers.stream().filter(offer -> members.contains(offer.id())).toList();
        }

        private static long amount(List<Offer> offers) {
            return offers.stream().mapToLong(offer -> offer.amount().cents()).sum();
        }
    }
}
