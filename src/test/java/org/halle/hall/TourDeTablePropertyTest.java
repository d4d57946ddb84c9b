package org.halle.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.halle.hall.Condition.FundersAtLeast;
import org.halle.hall.Condition.KindJoins;
import org.halle.hall.Condition.MilestoneReached;
import org.halle.hall.Condition.PledgeStands;
import org.halle.hall.Condition.TotalAtLeast;
import org.halle.hall.TourDeTable.Offer;
import org.halle.hall.TourDeTable.Result;
import org.halle.hall.TourDeTable.Waiting;
import org.halle.kernel.Money;

/** What must hold for every round, on 10,000 generated ones: of up to twelve pledges, all kinds of conditions, dates. */
class TourDeTablePropertyTest {

    private static final Instant FIRST_DAY = Instant.parse("2026-05-01T08:00:00Z");
    private static final int DAYS = 10;
    private static final int MOST_PLEDGES = 12;
    private static final List<String> FUNDERS = List.of("phare", "rives", "ancres", "marais", "loire");
    private static final List<String> KINDS = List.of("banque", "fondation", "garant");
    private static final Map<String, Instant> MILESTONES = Map.of("bail", Instant.MIN, "permis", day(4));

    /** A round and the moment that is asked about. */
    record Case(List<Offer> offers, Instant moment) {

        Result result() {
            return TourDeTable.at(moment, offers, MILESTONES);
        }
    }

    @Property(tries = 2_500, edgeCases = EdgeCasesMode.NONE)
    void orderNeverMatters(@ForAll("cases") Case round, @ForAll Random random) {
        List<Offer> shuffled = new ArrayList<>(round.offers());
        Collections.shuffle(shuffled, random);
        assertThat(new Case(shuffled, round.moment()).result()).isEqualTo(round.result());
    }

    @Property(tries = 2_500, edgeCases = EdgeCasesMode.NONE)
    void nobodyIsCountedWhoseConditionFailsAndWhoeverWaitsHasAReason(@ForAll("cases") Case round) {
        Result result = round.result();
        ByDefinition definition = new ByDefinition(round.offers());
        List<Offer> firm = definition.standing(round.moment()).stream()
                .filter(offer -> result.firm().contains(offer.id()))
                .toList();
        assertThat(firm).hasSameSizeAs(result.firm()).allSatisfy(offer -> assertThat(offer.conditions())
                .allMatch(condition -> definition.holds(condition, offer, firm, round.moment())));
        assertThat(result.firmTotal().cents())
                .isEqualTo(
                        firm.stream().mapToLong(offer -> offer.amount().cents()).sum());
        assertThat(result.waiting())
                .hasSize(definition.standing(round.moment()).size() - firm.size())
                .allSatisfy(one -> assertThat(one.unmet()).isNotEmpty());
        Statistics.label("somebody waits").collect(!result.waiting().isEmpty()).coverage(share -> share.check(true)
                .percentage(percent -> percent > 20));
        Statistics.label("somebody with conditions is firm")
                .collect(firm.stream().anyMatch(offer -> !offer.conditions().isEmpty()))
                .coverage(share -> share.check(true).percentage(percent -> percent > 20));
    }

    @Property(tries = 2_500, edgeCases = EdgeCasesMode.NONE)
    void isTheLargestOfAllSubsetsInWhichEveryConditionHolds(@ForAll("cases") Case round) {
        Result result = round.result();
        List<Offer> largest = new ByDefinition(round.offers()).largest(round.moment());
        assertThat(result.firm())
                .containsExactlyInAnyOrderElementsOf(
                        largest.stream().map(Offer::id).toList());
    }

    @Property(tries = 2_500, edgeCases = EdgeCasesMode.NONE)
    void withdrawnAndMadeAgainRestoresTheResult(@ForAll("cases") Case round, @ForAll Random random) {
        List<Offer> standing = new ByDefinition(round.offers()).standing(round.moment());
        if (standing.isEmpty()) {
            return;
        }
        Offer leaving = standing.get(random.nextInt(standing.size()));
        List<Offer> after = new ArrayList<>(round.offers());
        after.remove(leaving);
        after.add(between(leaving, leaving.madeAt(), round.moment()));
        Result gone = new Case(after, round.moment()).result();
        assertThat(gone.firm()).isSubsetOf(round.result().firm()).doesNotContain(leaving.id());
        after.add(between(leaving, round.moment(), leaving.endedAt()));
        Result restored = new Case(after, round.moment()).result();
        assertThat(restored.firmTotal()).isEqualTo(round.result().firmTotal());
        assertThat(restored.firm())
                .containsExactlyInAnyOrderElementsOf(round.result().firm());
        assertThat(restored.waiting())
                .extracting(Waiting::id)
                .containsExactlyInAnyOrderElementsOf(
                        round.result().waiting().stream().map(Waiting::id).toList());
    }

    private static Offer between(Offer offer, Instant madeAt, Instant endedAt) {
        return new Offer(
                offer.id(), offer.funder(), offer.kinds(), offer.amount(), madeAt, endedAt, offer.conditions());
    }

    // --- rounds ---

    @Provide
    Arbitrary<Case> cases() {
        return Combinators.combine(
                        offer().list().ofMinSize(1).ofMaxSize(MOST_PLEDGES),
                        Arbitraries.integers().between(0, DAYS).map(TourDeTablePropertyTest::day))
                .as((offers, moment) -> new Case(numbered(offers), moment));
    }

    /** Ids by place, which conditions may name. */
    private static List<Offer> numbered(List<Offer> offers) {
        List<Offer> numbered = new ArrayList<>();
        for (Offer offer : offers) {
            numbered.add(new Offer(
                    "p" + numbered.size(),
                    offer.funder(),
                    offer.kinds(),
                    offer.amount(),
                    offer.madeAt(),
                    offer.endedAt(),
                    offer.conditions()));
        }
        return numbered;
    }

    private static Arbitrary<Offer> offer() {
        return Combinators.combine(
                        Arbitraries.of(FUNDERS),
                        Arbitraries.of(KINDS),
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.integers().between(0, DAYS),
                        Arbitraries.integers().between(1, DAYS).injectNull(0.7),
                        condition().list().ofMaxSize(3))
                .as((funder, kind, tens, made, lasts, conditions) -> new Offer(
                        "",
                        funder,
                        Set.of(kind),
                        Money.euros(10L * tens),
                        day(made),
                        lasts == null ? null : day(made + lasts),
                        conditions));
    }

    private static Arbitrary<Condition> condition() {
        Arbitrary<Instant> by = Arbitraries.integers()
                .between(0, DAYS)
                .map(TourDeTablePropertyTest::day)
                .injectNull(0.5);
        Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 40);
        return Combinators.combine(Arbitraries.integers().between(0, 4), numbers, by)
                .as((kind, number, date) -> switch (kind) {
                    case 0 -> new TotalAtLeast(Money.euros(10L * number), date);
                    case 1 -> new FundersAtLeast(1 + number % 5, date);
                    case 2 -> new KindJoins(KINDS.get(number % KINDS.size()), date);
                    case 3 -> new PledgeStands("p" + number % (MOST_PLEDGES + 1), date);
                    default ->
                        new MilestoneReached(List.of("bail", "permis", "rien").get(number % 3), date);
                });
    }

    private static Instant day(int number) {
        return FIRST_DAY.plus(Duration.ofDays(number));
    }

    /** The definition, word for word, and nothing clever: of all subsets, the one that holds all others that hold. */
    private static final class ByDefinition {
        private final List<Offer> offers;
        private final Map<Instant, List<Offer>> known = new HashMap<>();

        ByDefinition(List<Offer> offers) {
            this.offers = offers;
        }

        List<Offer> standing(Instant moment) {
            return offers.stream()
                    .filter(offer -> !offer.madeAt().isAfter(moment)
                            && (offer.endedAt() == null || offer.endedAt().isAfter(moment)))
                    .toList();
        }

        boolean holds(Condition condition, Offer own, List<Offer> members, Instant moment) {
            Instant by = condition.by();
            return by != null && by.isBefore(moment)
                    ? met(condition, own, largest(by), by)
                    : met(condition, own, members, moment);
        }

        private static boolean met(Condition condition, Offer own, List<Offer> members, Instant moment) {
            if (condition instanceof TotalAtLeast wanted) {
                long total = 0;
                for (Offer member : members) {
                    total += member.amount().cents();
                }
                return total >= wanted.total().cents();
            }
            if (condition instanceof FundersAtLeast wanted) {
                return members.stream().map(Offer::funder).distinct().count() >= wanted.funders();
            }
            if (condition instanceof KindJoins wanted) {
                return members.stream()
                        .anyMatch(member -> !member.funder().equals(own.funder())
                                && member.kinds().contains(wanted.kind()));
            }
            if (condition instanceof PledgeStands wanted) {
                return members.stream().anyMatch(member -> member.id().equals(wanted.pledge()));
            }
            Instant reached = MILESTONES.get(((MilestoneReached) condition).milestone());
            return reached != null && !reached.isAfter(moment);
        }

        List<Offer> largest(Instant moment) {
            List<Offer> before = known.get(moment);
            if (before == null) {
                before = search(moment);
                known.put(moment, before);
            }
            return before;
        }

        private List<Offer> search(Instant moment) {
            List<Offer> standing = standing(moment);
            List<Integer> consistent = new ArrayList<>();
            int all = 0;
            for (int bits = 0; bits < 1 << standing.size(); bits++) {
                List<Offer> subset = chosen(standing, bits);
                if (subset.stream().allMatch(offer -> offer.conditions().stream()
                        .allMatch(condition -> holds(condition, offer, subset, moment)))) {
                    consistent.add(bits);
                    all |= bits;
                }
            }
            // the union of all that are consistent is one of them: there is one largest set
            assertThat(consistent).contains(all);
            return chosen(standing, all);
        }

        private static List<Offer> chosen(List<Offer> standing, int bits) {
            List<Offer> subset = new ArrayList<>();
            for (int place = 0; place < standing.size(); place++) {
                if ((bits >> place & 1) == 1) {
                    subset.add(standing.get(place));
                }
            }
            return subset;
        }
    }
}
