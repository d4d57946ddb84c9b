package org.halle.hall.pitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever is wished: nobody is in two rooms, nothing is lost, and "the least" means the least. */
class PlannerPropertyTest {

    @Property(tries = 400, shrinking = ShrinkingMode.BOUNDED)
    void nobodyIsInTwoRoomsOrThereWhenTheyAreAway(@ForAll("days") Wishes wishes) {
        Agenda agenda = Planner.plan(wishes, Duration.ofMillis(200));

        Set<String> places = new HashSet<>();
        Set<String> presences = new HashSet<>();
        Set<Integer> speakers = new HashSet<>();
        for (Agenda.Pitch pitch : agenda.pitches()) {
            assertThat(pitch.room()).isBetween(0, wishes.rooms() - 1);
            assertThat(wishes.projects().get(pitch.project()).get(pitch.slot())).isTrue();
            assertThat(speakers.add(pitch.project())).isTrue();
            assertThat(places.add(pitch.slot() + "/" + pitch.room())).isTrue();
            for (int funder : pitch.listeners()) {
                assertThat(wishes.funders().get(funder).get(pitch.slot())).isTrue();
                assertThat(presences.add(pitch.slot() + "/" + funder)).isTrue();
            }
        }
    }

    @Property(tries = 400, shrinking = ShrinkingMode.BOUNDED)
    void everyWishIsHonouredOrNamed(@ForAll("days") Wishes wishes) {
        Agenda agenda = Planner.plan(wishes, Duration.ofMillis(200));

        int heard = agenda.pitches().stream()
                .mapToInt(pitch -> pitch.listeners().size())
                .sum();
        int wished =
                IntStream.range(0, wishes.audience().size()).map(wishes::wanted).sum();
        int unplaced = wishes.projects().size() - agenda.pitches().size();
        assertThat(heard + agenda.clashes().size()).isEqualTo(wished + unplaced);
        assertThat(agenda.clashes()).doesNotHaveDuplicates();
    }

    @Property(tries = 400, shrinking = ShrinkingMode.BOUNDED)
    void whatIsCalledTheLeastIsTheLeastOfAllPlans(@ForAll("smallDays") Wishes wishes) {
        Agenda agenda = Planner.plan(wishes, Duration.ofSeconds(5));

        assertThat(agenda.least()).as("so small a day is settled").isTrue();
        assertThat(agenda.clashes()).hasSize(fewest(wishes));
    }

    @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
    void noPitchCouldBeginSoonerForNothing(@ForAll("days") Wishes wishes) {
        Agenda agenda = Planner.plan(wishes, Duration.ofMillis(200));
        int[] plan = new int[wishes.projects().size()];
        Arrays.fill(plan, -1);
        agenda.pitches().forEach(pitch -> plan[pitch.project()] = pitch.slot());

        for (Agenda.Pitch pitch : agenda.pitches()) {
            for (int slot = 0; slot < pitch.slot(); slot++) {
                int here = slot;
                if (wishes.projects().get(pitch.project()).get(slot)
                        && Arrays.stream(plan).filter(taken -> taken == here).count() < wishes.rooms()) {
                    plan[pitch.project()] = slot;
                    assertThat(Agenda.of(wishes, plan, 0).clashes().size())
                            .isGreaterThan(agenda.clashes().size());
                    plan[pitch.project()] = pitch.slot();
                }
            }
        }
    }

    @Property(tries = 400, shrinking = ShrinkingMode.BOUNDED)
    void theProofFindsTheLeastFromNothing(@ForAll("smallDays") Wishes wishes) {
        provesTheLeast(wishes);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
    void theProofFindsTheLeastWhereSlotsAreAlike(@ForAll("smallDaysAlike") Wishes wishes) {
        assertThat(Kinds.of(new Cost(wishes)).all()).hasSize(1);
        provesTheLeast(wishes);
    }

    private static void provesTheLeast(Wishes wishes) {
        Cost cost = new Cost(wishes);
        Kinds kinds = Kinds.of(cost);
        int[] nothing = new int[cost.projects()];
        Arrays.fill(nothing, -1);

        Prices prices = Prices.of(cost, kinds, cost.of(nothing), () -> false);
        Proof.Answer answer = Proof.of(cost, kinds, nothing, prices, () -> false);

        assertThat(answer.settled()).isTrue();
        assertThat(cost.of(answer.plan())).isEqualTo(fewest(wishes));
    }

    @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
    void noPlanIsBelowTheBounds(@ForAll("smallDays") Wishes wishes) {
        Cost cost = new Cost(wishes);
        int[] some = Bounds.assignment(wishes);

        assertThat(Bounds.of(wishes)).isLessThanOrEqualTo(fewest(wishes));
        assertThat(Prices.of(cost, Kinds.of(cost), cost.of(some), () -> false).fewest())
                .isLessThanOrEqualTo(fewest(wishes));
    }

    @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
    void theBoundIsNeverGivenUpForWantOfTime(@ForAll("days") Wishes wishes) {
        Agenda agenda = Planner.plan(wishes, Duration.ZERO);

        assertThat(agenda.bound()).isBetween(Bounds.of(wishes), agenda.clashes().size());
    }

    /** Every plan there is, counted by naming its clashes. */
    private static int fewest(Wishes wishes) {
        int[] plan = new int[wishes.projects().size()];
        Arrays.fill(plan, -1);
        return fewest(wishes, plan, 0);
    }

    private static int fewest(Wishes wishes, int[] plan, int project) {
        if (project == plan.length) {
            return Agenda.of(wishes, plan, 0).clashes().size();
        }
        plan[project] = -1;
        int fewest = fewest(wishes, plan, project + 1);
        for (int slot = 0; slot < wishes.slots(); slot++) {
            int here = slot;
            if (wishes.projects().get(project).get(slot)
                    && Arrays.stream(plan, 0, project)
                                    .filter(taken -> taken == here)
                                    .count()
                            < wishes.rooms()) {
                plan[project] = slot;
                fewest = Math.min(fewest, fewest(wishes, plan, project + 1));
                plan[project] = -1;
            }
        }
        return fewest;
    }

    @Provide
    Arbitrary<Wishes> days() {
        return days(12, 6, 10);
    }

    @Provide
    Arbitrary<Wishes> smallDays() {
        return days(5, 3, 4);
    }

    /** Everybody is there all day. */
    @Provide
    Arbitrary<Wishes> smallDaysAlike() {
        return days(6, 3, 5)
                .map(day -> new Wishes(
                        day.slots(),
                        day.rooms(),
                        always(day, day.projects()),
                        always(day, day.funders()),
                        day.audience()));
    }

    private static List<BitSet> always(Wishes day, List<BitSet> some) {
        return some.stream()
                .map(one -> {
                    BitSet all = new BitSet();
                    all.set(0, day.slots());
                    return all;
                })
                .toList();
    }

    private static Arbitrary<Wishes> days(int mostProjects, int mostSlots, int mostFunders) {
        return Combinators.combine(
                        Arbitraries.integers().between(1, mostProjects),
                        Arbitraries.integers().between(1, mostSlots),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(1, mostFunders),
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.longs())
                .as((projects, slots, rooms, funders, freedom, seed) -> {
                    Random random = new Random(seed);
                    return new Wishes(
                            slots,
                            rooms,
                            sets(random, projects, slots, freedom),
                            sets(random, funders, slots, freedom),
                            sets(random, projects, funders, 50));
                });
    }

    private static List<BitSet> sets(Random random, int count, int size, int percent) {
        List<BitSet> sets = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            BitSet set = new BitSet();
            IntStream.range(0, size)
                    .filter(bit -> random.nextInt(100) < percent)
                    .forEach(set::set);
            sets.add(set);
        }
        return sets;
    }
}
