package org.halle.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.halle.Measured.millis;
import static org.halle.Measured.percentile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.halle.Measured;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;
import org.halle.selection.Allocation.Candidate;
import org.halle.selection.Allocation.Demand;
import org.junit.jupiter.api.Test;

/** Three jurors of forty for each of two hundred applications, beside turn by turn on the same cases. */
class AllocationBench {

    private static final int ROUNDS = 40;

    @Test
    void twoHundredApplicationsAndFortyJurors() {
        Measured table = Measured.by(
                        AllocationBench.class, "Allocating 200 applications, 3 jurors each, to a jury of 40")
                .row(
                        "conflicts",
                        "median",
                        "slowest of " + ROUNDS,
                        "load spread",
                        "spread turn by turn",
                        "conflicts asked");
        for (int percent : new int[] {0, 5, 20, 40}) {
            long[] nanos = new long[ROUNDS];
            int worst = 0;
            int worstInTurn = 0;
            int conflicts = 0;
            for (int round = 0; round < ROUNDS; round++) {
                Random random = new Random(1_000L * percent + round);
                List<Candidate> jury = jury(random);
                List<Demand> demands = demands(random, jury, percent / 100.0);
                long start = System.nanoTime();
                Map<ApplicationId, List<PersonId>> allocation = Allocation.solve(demands, jury);
                nanos[round] = System.nanoTime() - start;
                worst = Math.max(worst, spread(jury, allocation));
                worstInTurn = Math.max(worstInTurn, spread(jury, inTurn(demands, jury)));
                conflicts += (int) demands.stream()
                        .filter(demand ->
                                allocation.get(demand.application()).stream().anyMatch(demand.barred()::contains))
                        .count();
            }
            assertThat(worst).isLessThanOrEqualTo(1);
            assertThat(conflicts).isZero();
            table = table.row(
                    percent + " %",
                    millis(percentile(nanos, 50)),
                    millis(percentile(nanos, 100)),
                    String.valueOf(worst),
                    String.valueOf(worstInTurn),
                    String.valueOf(conflicts));
        }
        table.keep();
    }

    private static List<Candidate> jury(Random random) {
        return IntStream.range(0, 40)
                .mapToObj(number -> new Candidate(
                        PersonId.random(), Set.of("c" + random.nextInt(4), "c" + (4 + random.nextInt(4))), 0))
                .toList();
    }

    private static List<Demand> demands(Random random, List<Candidate> jury, double conflicts) {
        return IntStream.range(0, 200)
                .mapToObj(number -> {
                    Set<PersonId> barred = new HashSet<>();
                    jury.forEach(candidate -> {
                        if (random.nextDouble() < conflicts) {
                            barred.add(candidate.juror());
                        }
                    });
                    return new Demand(ApplicationId.random(), "c" + random.nextInt(8), 3, barred);
                })
                .toList();
    }

    private static Map<ApplicationId, List<PersonId>> inTurn(List<Demand> demands, List<Candidate> jury) {
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
                .sorted()
                .toList();
        return loads.get(loads.size() - 1) - loads.get(0);
    }
}
