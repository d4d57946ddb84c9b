package org.halle.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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

/** What must hold of every allocation, on juries and conflicts drawn at random; a seed that fails is named. */
class AllocationPropertiesTest {

    private static final List<String> CHALLENGES = List.of("mobilites", "reemploi", "habitat-participatif");
    private static final int CASES = 400;

    /** One programme, as drawn. */
    private record Drawn(List<Demand> demands, List<Candidate> jury) {}

    @Test
    void neverAsksAnybodyBarredAndAsksAsManyAsMayRead() {
        for (long seed = 0; seed < CASES; seed++) {
            Drawn drawn = draw(new Random(seed), 40, 18);

            Map<ApplicationId, List<PersonId>> allocation = Allocation.solve(drawn.demands(), drawn.jury());

            for (Demand demand : drawn.demands()) {
                int able = drawn.jury().size() - demand.barred().size();
                assertThat(allocation.get(demand.application()))
                        .as("seed %d", seed)
                        .doesNotHaveDuplicates()
                        .noneMatch(demand.barred()::contains)
                        .hasSize(Math.min(demand.jurors(), able));
            }
        }
    }

    /** Conflicts and earlier loads may forbid even loads; wherever they do not, loads differ by one at most. */
    @Test
    void spreadsLoadsByOneAtMostWhereverThatIsPossible() {
        int possible = 0;
        for (long seed = 0; seed < CASES; seed++) {
            Drawn drawn = draw(new Random(seed), 40, 18);

            int spread = spread(drawn.jury(), Allocation.solve(drawn.demands(), drawn.jury()));

            if (spread > 1) {
                assertThat(evenLoadsExist(drawn)).as("seed %d", seed).isFalse();
            } else {
                possible++;
            }
        }
        assertThat(possible).isBetween(CASES / 4, CASES - 1);
    }

    /** Small enough to try everything: no other choice has evener loads, nor, with loads as even, more expertise. */
    @Test
    void isTheBestOfAllChoices() {
        for (long seed = 0; seed < 150; seed++) {
            Drawn drawn = draw(new Random(seed), 3, 4);

            List<List<PersonId>> solved = List.copyOf(inOrder(drawn, Allocation.solve(drawn.demands(), drawn.jury())));

            long best = cheapest(drawn, 0, new ArrayList<>());
            assertThat(cost(drawn, solved)).as("seed %d", seed).isEqualTo(best);
        }
    }

    // --- the cases ---

    private static Drawn draw(Random random, int mostApplications, int mostJurors) {
        int jurors = 1 + random.nextInt(mostJurors);
        boolean seatedLately = random.nextInt(3) == 0;
        List<Candidate> jury = IntStream.range(0, jurors)
                .mapToObj(number -> new Candidate(
                        PersonId.random(),
                        Set.of(CHALLENGES.get(random.nextInt(CHALLENGES.size()))),
                        seatedLately ? random.nextInt(4) : 0))
                .toList();
        double conflicts = random.nextDouble() * 0.7;
        int wanted = 1 + random.nextInt(3);
        List<Demand> demands = IntStream.range(0, 1 + random.nextInt(mostApplications))
                .mapToObj(number -> new Demand(
                        ApplicationId.random(),
                        CHALLENGES.get(random.nextInt(CHALLENGES.size())),
                        wanted,
                        barred(random, jury, conflicts)))
                .toList();
        return new Drawn(demands, jury);
    }

    private static Set<PersonId> barred(Random random, List<Candidate> jury, double conflicts) {
        Set<PersonId> barred = new HashSet<>();
        jury.forEach(candidate -> {
            if (random.nextDouble() < conflicts) {
                barred.add(candidate.juror());
            }
        });
        return barred;
    }

    private static int spread(List<Candidate> jury, Map<ApplicationId, List<PersonId>> allocation) {
        List<Integer> loads = jury.stream()
                .map(candidate -> candidate.load()
                        + (int) allocation.values().stream()
                                .filter(jurors -> jurors.contains(candidate.juror()))
                                .count())
                .sorted()
                .toList();
        return loads.get(loads.size() - 1) - loads.get(0);
    }

    // --- another way to the same answer: can loads be k or k + 1, whatever k is? ---

    private static boolean evenLoadsExist(Drawn drawn) {
        int most = drawn.demands().size()
                + drawn.jury().stream().mapToInt(Candidate::load).max().orElse(0);
        return IntStream.rangeClosed(0, most).anyMatch(least -> new Fill(drawn).reaches(least));
    }

    /** Fills every juror to {@code least} first, then to one more: augmenting paths, one application after the other. */
    private static final class Fill {
        private final Drawn drawn;
        private final boolean[][] given;
        private final int[] loads;
        private final int[] left;
        private int ceiling;

        Fill(Drawn drawn) {
            this.drawn = drawn;
            this.given = new boolean[drawn.demands().size()][drawn.jury().size()];
            this.loads = drawn.jury().stream().mapToInt(Candidate::load).toArray();
            this.left = drawn.demands().stream()
                    .mapToInt(demand -> Math.min(
                            demand.jurors(),
                            drawn.jury().size() - demand.barred().size()))
                    .toArray();
        }

        boolean reaches(int least) {
            ceiling = least;
            fill();
            for (int load : loads) {
                if (load != least && load != least + 1) {
                    return false;
                }
            }
            ceiling = least + 1;
            fill();
            return IntStream.of(left).sum() == 0;
        }

        private void fill() {
            for (int demand = 0; demand < left.length; demand++) {
                while (left[demand] > 0 && give(demand, new boolean[left.length])) {
                    left[demand]--;
                }
            }
        }

        private boolean give(int demand, boolean[] tried) {
            tried[demand] = true;
            for (int juror = 0; juror < loads.length; juror++) {
                if (given[demand][juror] || barred(demand, juror)) {
                    continue;
                }
                if (loads[juror] < ceiling) {
                    loads[juror]++;
                    given[demand][juror] = true;
                    return true;
                }
                for (int other = 0; other < left.length; other++) {
                    if (!tried[other] && given[other][juror]) {
                        given[other][juror] = false;
                        given[demand][juror] = true;
                        if (give(other, tried)) {
                            return true;
                        }
                        given[other][juror] = true;
                        given[demand][juror] = false;
                    }
                }
            }
            return false;
        }

        private boolean barred(int demand, int juror) {
            return drawn.demands()
                    .get(demand)
                    .barred()
                    .contains(drawn.jury().get(juror).juror());
        }
    }

    // --- and by trying everything ---

    private static List<List<PersonId>> inOrder(Drawn drawn, Map<ApplicationId, List<PersonId>> allocation) {
        return drawn.demands().stream()
                .map(demand -> allocation.get(demand.application()))
                .toList();
    }

    private static long cheapest(Drawn drawn, int from, List<List<PersonId>> chosen) {
        if (from == drawn.demands().size()) {
            return cost(drawn, chosen);
        }
        Demand demand = drawn.demands().get(from);
        List<PersonId> able = drawn.jury().stream()
                .map(Candidate::juror)
                .filter(juror -> !demand.barred().contains(juror))
                .toList();
        long best = Long.MAX_VALUE;
        for (int subset = 0; subset < 1 << able.size(); subset++) {
            if (Integer.bitCount(subset) == Math.min(demand.jurors(), able.size())) {
                int taken = subset;
                List<List<PersonId>> more = new ArrayList<>(chosen);
                more.add(IntStream.range(0, able.size())
                        .filter(place -> (taken & 1 << place) != 0)
                        .mapToObj(able::get)
                        .toList());
                best = Math.min(best, cheapest(drawn, from + 1, more));
            }
        }
        return best;
    }

    /** Squares of loads first; then what each further expert of an application is worth less than the one before. */
    private static long cost(Drawn drawn, List<List<PersonId>> allocation) {
        long squares = 0;
        long expertise = 0;
        for (Candidate candidate : drawn.jury()) {
            long load = candidate.load()
                    + allocation.stream()
                            .filter(jurors -> jurors.contains(candidate.juror()))
                            .count();
            squares += load * load;
        }
        int most = drawn.demands().stream().mapToInt(Demand::jurors).max().orElse(0);
        for (int place = 0; place < allocation.size(); place++) {
            Demand demand = drawn.demands().get(place);
            List<PersonId> jurors = allocation.get(place);
            int experts = (int) drawn.jury().stream()
                    .filter(candidate -> jurors.contains(candidate.juror()))
                    .filter(candidate -> candidate.expertise().contains(demand.challenge()))
                    .count();
            expertise += (long) experts * (experts - 1) / 2 + (long) most * (jurors.size() - experts);
        }
        return squares * 1_000_000 + expertise;
    }
}
