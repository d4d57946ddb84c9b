package org.halle.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;
import org.halle.selection.Allocation.Candidate;
import org.halle.selection.Allocation.Demand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationTest {

    private static final List<String> CHALLENGES =
            List.of("alimentation-durable", "reemploi", "mobilites", "habitat-participatif", "inclusion-numerique");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void neverAsksSomebodyBarredNorTheSamePersonTwice(long seed) {
        Random random = new Random(seed);
        List<Candidate> jury = jury(random, 9);
        List<Demand> demands = demands(random, 30, 3, jury, 0.3);

        Map<ApplicationId, List<PersonId>> allocation = Allocation.solve(demands, jury);

        for (Demand demand : demands) {
            assertThat(allocation.get(demand.application()))
                    .noneMatch(demand.barred()::contains)
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void givesEachApplicationItsNumberOrAllWhoMay(long seed) {
        Random random = new Random(seed);
        List<Candidate> jury = jury(random, 5);
        List<Demand> demands = demands(random, 20, 3, jury, 0.5);

        Map<ApplicationId, List<PersonId>> allocation = Allocation.solve(demands, jury);

        for (Demand demand : demands) {
            int able = jury.size() - demand.barred().size();
            assertThat(allocation.get(demand.application())).hasSize(Math.min(3, able));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 20, 45})
    void differsByOneAtMostWhenNothingPreventsIt(int applications) {
        Random random = new Random(applications);
        List<Candidate> jury = jury(random, 8);

        assertThat(spread(jury, Allocation.solve(demands(random, applications, 3, jury, 0), jury)))
                .isLessThanOrEqualTo(1);
    }

    @Test
    void makesUpForEarlierLoads() {
        Candidate busy = new Candidate(PersonId.random(), Set.of("reemploi"), 5);
        Candidate free = new Candidate(PersonId.random(), Set.of(), 0);

        Map<ApplicationId, List<PersonId>> allocation =
                Allocation.solve(List.of(demand("reemploi", 1)), List.of(busy, free));

        assertThat(allocation.values()).containsExactly(List.of(free.juror()));
    }

    /** One by one, the first application would take the only juror whom the second may have. */
    @Test
    void takesBackAnEarlierChoiceWhenThatIsFairer() {
        Candidate anywhere = new Candidate(PersonId.random(), Set.of("reemploi"), 0);
        Candidate barredBelow = new Candidate(PersonId.random(), Set.of(), 0);
        Demand open = demand("reemploi", 1);
        Demand narrow = new Demand(ApplicationId.random(), "reemploi", 1, Set.of(barredBelow.juror()));

        Map<ApplicationId, List<PersonId>> allocation =
                Allocation.solve(List.of(open, narrow), List.of(anywhere, barredBelow));

        assertThat(allocation.get(narrow.application())).containsExactly(anywhere.juror());
        assertThat(allocation.get(open.application())).containsExactly(barredBelow.juror());
    }

    @Test
    void asksThoseWhoKnowTheChallenge() {
        List<Candidate> jury = List.of(
                new Candidate(PersonId.random(), Set.of("mobilites"), 0),
                new Candidate(PersonId.random(), Set.of("reemploi"), 0));
        Demand reuse = demand("reemploi", 1);
        Demand mobility = demand("mobilites", 1);

        Map<ApplicationId, List<PersonId>> allocation = Allocation.solve(List.of(reuse, mobility), jury);

        assertThat(allocation.get(reuse.application()))
                .containsExactly(jury.get(1).juror());
        assertThat(allocation.get(mobility.application()))
                .containsExactly(jury.get(0).juror());
    }

    /** Two experts and two applications of two jurors: each gets one expert, rather than one both. */
    @Test
    void sharesTheExpertsOut() {
        List<Candidate> jury = List.of(
                new Candidate(PersonId.random(), Set.of("reemploi"), 0),
                new Candidate(PersonId.random(), Set.of("reemploi"), 0),
                new Candidate(PersonId.random(), Set.of(), 0),
                new Candidate(PersonId.random(), Set.of(), 0));
        List<Demand> demands = List.of(demand("reemploi", 2), demand("reemploi", 2));

        Map<ApplicationId, List<PersonId>> allocation = Allocation.solve(demands, jury);

        Set<PersonId> experts = Set.of(jury.get(0).juror(), jury.get(1).juror());
        assertThat(allocation.values())
                .allSatisfy(jurors ->
                        assertThat(jurors.stream().filter(experts::contains)).hasSize(1));
    }

    @Test
    void isTheSameEveryTime() {
        Random random = new Random(4);
        List<Candidate> jury = jury(random, 12);
        List<Demand> demands = demands(random, 40, 3, jury, 0.2);

        assertThat(Allocation.solve(demands, jury)).isEqualTo(Allocation.solve(demands, jury));
    }

    @Test
    void spreadsBetterThanTurnByTurn() {
        Random random = new Random(11);
        List<Candidate> jury = jury(random, 15);
        List<Demand> demands = demands(random, 45, 3, jury, 0.25);

        int flow = spread(jury, Allocation.solve(demands, jury));

        assertThat(flow).isLessThanOrEqualTo(1).isLessThan(spread(jury, turnByTurn(demands, jury)));
    }

    @Test
    void copesWithNothing() {
        assertThat(Allocation.solve(List.of(), List.of())).isEmpty();
        Demand lonely = demand("reemploi", 3);
        assertThat(Allocation.solve(List.of(lonely), List.of())).containsEntry(lonely.application(), List.of());
        assertThatCode(() -> Allocation.solve(List.of(demand("reemploi", 0)), jury(new Random(1), 3)))
                .doesNotThrowAnyException();
    }

    @Test
    void copesWithTwoHundredApplicationsAndFortyJurors() {
        Random random = new Random(200);
        List<Candidate> jury = jury(random, 40);
        List<Demand> demands = demands(random, 200, 3, jury, 0.05);

        Map<ApplicationId, List<PersonId>> allocation = Allocation.solve(demands, jury);

        assertThat(spread(jury, allocation)).isLessThanOrEqualTo(1);
        assertThat(allocation.values()).allSatisfy(jurors -> assertThat(jurors).hasSize(3));
    }

    private static Map<ApplicationId, List<PersonId>> turnByTurn(List<Demand> demands, List<Candidate> jury) {
        Map<ApplicationId, List<PersonId>> allocation = new HashMap<>();
        int turn = 0;
        for (Demand demand : demands) {
            List<PersonId> chosen = new ArrayList<>();
            for (int tries = 0; chosen.size() < demand.jurors() && tries < jury.size(); tries++) {
                PersonId next = jury.get(turn++ % jury.size()).juror();
                if (!demand.barred().contains(next)) {
                    chosen.add(next);
                }
            }
            allocation.put(demand.application(), chosen);
        }
        return allocation;
    }

    private static int spread(List<Candidate> jury, Map<ApplicationId, List<PersonId>> allocation) {
        List<Integer> loads = jury.stream()
                .map(candidate -> (int) allocation.values().stream()
                        .filter(jurors -> jurors.contains(candidate.juror()))
                        .count())
                .sorted(Comparator.naturalOrder())
                .toList();
        return loads.get(loads.size() - 1) - loads.get(0);
    }

    private static Demand demand(String challenge, int jurors) {
        return new Demand(ApplicationId.random(), challenge, jurors, Set.of());
    }

    private static List<Candidate> jury(Random random, int size) {
        return IntStream.range(0, size)
                .mapToObj(number -> new Candidate(
                        PersonId.random(),
                        Set.of(CHALLENGES.get(random.nextInt(2)), CHALLENGES.get(2 + random.nextInt(3))),
                        0))
                .toList();
    }

    private static List<Demand> demands(
            Random random, int applications, int jurors, List<Candidate> jury, double conflicts) {
        List<Demand> demands = new ArrayList<>();
        for (int number = 0; number < applications; number++) {
            Set<PersonId> barred = new HashSet<>();
            jury.forEach(candidate -> {
                if (random.nextDouble() < conflicts) {
                    barred.add(candidate.juror());
                }
            });
            demands.add(new Demand(
                    ApplicationId.random(), CHALLENGES.get(random.nextInt(CHALLENGES.size())), jurors, barred));
        }
        return demands;
    }
}
