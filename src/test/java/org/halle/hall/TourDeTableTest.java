package org.halle.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.halle.hall.Condition.FundersAtLeast;
import org.halle.hall.Condition.KindJoins;
import org.halle.hall.Condition.MilestoneReached;
import org.halle.hall.Condition.PledgeStands;
import org.halle.hall.Condition.TotalAtLeast;
import org.halle.hall.TourDeTable.Offer;
import org.halle.hall.TourDeTable.Result;
import org.halle.hall.TourDeTable.Waiting;
import org.halle.kernel.Money;
import org.junit.jupiter.api.Test;

class TourDeTableTest {

    private static final Instant MAY = Instant.parse("2026-05-01T08:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-30T21:59:59Z");
    private static final Instant JULY = Instant.parse("2026-07-15T08:00:00Z");

    @Test
    void anEmptyTableHasNothing() {
        assertThat(table(MAY, List.of())).isEqualTo(new Result(List.of(), Money.ZERO, List.of()));
    }

    @Test
    void whatHasNoConditionIsFirm() {
        Offer one = offer(30, MAY);
        Offer two = offer(20, MAY.plusSeconds(1));
        Result result = table(JULY, List.of(two, one));
        assertThat(result.firm()).containsExactly(one.id(), two.id());
        assertThat(result.firmTotal()).isEqualTo(Money.euros(50));
    }

    @Test
    void aConditionCountsItsOwnPledge() {
        Offer half = offer(60, MAY);
        Offer rest = offer(60, MAY, total(120, null));
        assertThat(table(JULY, List.of(half, rest)).firmTotal()).isEqualTo(Money.euros(120));
    }

    @Test
    void twoThatWaitForEachOtherAreFirmTogether() {
        Offer one = offer(60, MAY, total(120, null));
        Offer two = offer(60, MAY, total(120, null));
        assertThat(table(JULY, List.of(one)).firm()).isEmpty();
        assertThat(table(JULY, List.of(one, two)).firm()).hasSize(2);
    }

    @Test
    void whoeverLeavesTakesAlongThoseWhoDependedOnIt() {
        Offer base = offer(40, MAY);
        Offer first = offer(30, MAY, total(70, null));
        Offer second = offer(30, MAY, total(100, null));
        assertThat(table(JULY, List.of(base, first, second)).firm()).hasSize(3);
        Result without = table(JULY, List.of(ended(base, JUNE), first, second));
        assertThat(without.firm()).isEmpty();
        assertThat(without.waiting()).extracting(Waiting::id).containsExactlyInAnyOrder(first.id(), second.id());
    }

    @Test
    void saysWhatIsMissing() {
        Offer base = offer(40, MAY);
        Offer waiting = offer(30, MAY, total(100, JUNE));
        Result result = table(MAY, List.of(base, waiting));
        assertThat(result.waiting()).singleElement().satisfies(one -> assertThat(one.unmet())
                .containsExactly(new TourDeTable.Unmet(total(100, JUNE), false, Money.euros(70), 2)));
    }

    @Test
    void aDatedConditionThatHeldThenHoldsEver() {
        Offer base = ended(offer(70, MAY), JULY.minusSeconds(1));
        Offer dated = offer(30, MAY, total(100, JUNE));
        Result after = table(JULY, List.of(base, dated));
        assertThat(after.firm()).containsExactly(dated.id());
    }

    @Test
    void aDatedConditionLapsesWhenItsDatePassesWithoutIt() {
        Offer late = offer(70, JUNE.plusSeconds(1));
        Offer dated = offer(30, MAY, total(100, JUNE));
        Result after = table(JULY, List.of(late, dated));
        assertThat(after.firm()).containsExactly(late.id());
        assertThat(after.waiting().get(0).unmet().get(0).lapsed()).isTrue();
    }

    @Test
    void theMomentOfTheDateStillCounts() {
        Offer atTheLastMoment = offer(70, JUNE);
        Offer dated = offer(30, MAY, total(100, JUNE));
        assertThat(table(JUNE, List.of(atTheLastMoment, dated)).firm()).hasSize(2);
        assertThat(table(JULY, List.of(atTheLastMoment, dated)).firm()).hasSize(2);
    }

    @Test
    void countsAFunderOnceHoweverOftenItPledges() {
        Offer first = of("phare", Set.of(), 10, new FundersAtLeast(3, null));
        Offer second = of("phare", Set.of(), 10);
        Offer other = of("rives", Set.of(), 10);
        assertThat(table(JULY, List.of(first, second, other)).firm())
                .containsExactlyInAnyOrder(second.id(), other.id());
        Offer third = of("ancres", Set.of(), 10);
        assertThat(table(JULY, List.of(first, second, other, third)).firm()).hasSize(4);
    }

    @Test
    void aKindJoinsOnlyByAnotherFunder() {
        Offer wants = of("phare", Set.of("garant"), 10, new KindJoins("garant", null));
        Offer again = of("phare", Set.of("garant"), 10);
        assertThat(table(JULY, List.of(wants, again)).firm()).containsExactly(again.id());
        assertThat(table(JULY, List.of(wants, again, of("rives", Set.of("garant"), 1)))
                        .firm())
                .hasSize(3);
    }

    @Test
    void twoGuarantorsMayWaitForEachOther() {
        Offer one = of("phare", Set.of("garant"), 10, new KindJoins("garant", null));
        Offer two = of("rives", Set.of("garant"), 10, new KindJoins("garant", null));
        assertThat(table(JULY, List.of(one)).firm()).isEmpty();
        assertThat(table(JULY, List.of(one, two)).firm()).hasSize(2);
    }

    @Test
    void pledgesMayWaitForEachOtherInACircleAndForThemselves() {
        Offer one = named("one", new PledgeStands("two", null));
        Offer two = named("two", new PledgeStands("three", null));
        Offer three = named("three", new PledgeStands("one", null));
        Offer alone = named("alone", new PledgeStands("alone", null));
        Offer lost = named("lost", new PledgeStands("nobody", null));
        assertThat(table(JULY, List.of(one, two, three, alone, lost)).firm())
                .containsExactlyInAnyOrder("one", "two", "three", "alone");
        assertThat(table(JULY, List.of(one, two, ended(three, JUNE))).firm()).isEmpty();
    }

    @Test
    void aPledgeThatIsMadeAgainIsTheOneThatOthersKnow() {
        Offer first = ended(named("one"), JUNE);
        Offer again = new Offer("one", "one", Set.of(), Money.euros(10), JULY, null, List.of());
        Offer waits = named("waits", new PledgeStands("one", null));
        assertThat(table(JULY.minusSeconds(1), List.of(first, again, waits)).firm())
                .isEmpty();
        assertThat(table(JULY, List.of(first, again, waits)).firm()).containsExactlyInAnyOrder("one", "waits");
    }

    @Test
    void aMilestoneCountsFromWhenItIsReached() {
        Offer any = named("any", new MilestoneReached("m1", null));
        Offer dated = named("dated", new MilestoneReached("m1", JUNE));
        List<Offer> both = List.of(any, dated);
        assertThat(table(JULY, both).firm()).isEmpty();
        assertThat(TourDeTable.at(JULY, both, Map.of("m1", JUNE.plusSeconds(1))).firm())
                .containsExactly("any");
        assertThat(TourDeTable.at(JULY, both, Map.of("m1", JUNE)).firm()).containsExactly("any", "dated");
        assertThat(TourDeTable.at(JULY, both, Map.of("m1", Instant.MIN)).firm()).hasSize(2);
        assertThat(TourDeTable.at(MAY, both, Map.of("m1", JUNE)).firm()).isEmpty();
    }

    @Test
    void aDatedConditionCountsWhoWasFirmThenWhateverBecameOfThem() {
        Offer guarantor = ended(of("rives", Set.of("garant"), 10), JULY);
        Offer dated = of("phare", Set.of(), 10, new KindJoins("garant", JUNE));
        Offer late = of("ancres", Set.of(), 10, new KindJoins("garant", JULY.plusSeconds(5)));
        Result after = table(JULY, List.of(guarantor, dated, late));
        assertThat(after.firm()).containsExactly(dated.id());
        assertThat(after.waiting()).extracting(Waiting::id).containsExactly(late.id());
    }

    @Test
    void aLongChainFallsAtOnce() {
        List<Offer> chain = new ArrayList<>();
        for (int link = 0; link < 1_000; link++) {
            chain.add(named("p" + link, new PledgeStands("p" + (link + 1), null)));
        }
        assertThat(table(JULY, chain).firm()).isEmpty();
        chain.add(named("p1000"));
        assertThat(table(JULY, chain).firm()).hasSize(1_001);
    }

    private static Result table(Instant moment, List<Offer> offers) {
        return TourDeTable.at(moment, offers, Map.of());
    }

    private static Offer of(String funder, Set<String> kinds, long euros, Condition... conditions) {
        return new Offer(
                UUID.randomUUID().toString(), funder, kinds, Money.euros(euros), MAY, null, List.of(conditions));
    }

    private static Offer named(String id, Condition... conditions) {
        return new Offer(id, id, Set.of(), Money.euros(10), MAY, null, List.of(conditions));
    }

    private static Offer offer(long euros, Instant madeAt, Condition... conditions) {
        return new Offer(
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                Set.of(),
                Money.euros(euros),
                madeAt,
                null,
                List.of(conditions));
    }

    private static Offer ended(Offer offer, Instant at) {
        return new Offer(
                offer.id(), offer.funder(), offer.kinds(), offer.amount(), offer.madeAt(), at, offer.conditions());
    }

    private static TotalAtLeast total(long euros, Instant by) {
        return new TotalAtLeast(Money.euros(euros), by);
    }
}
