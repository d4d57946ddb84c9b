package org.halle.hall.pitch;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Finds an {@link Agenda} with as few clashes as it can, and says whether fewer are impossible.
 *
 * <p>A first plan comes from a cheapest assignment, and {@link Annealing} betters it. It ends at once when it meets a
 * bound below which no plan can be: a quick one ({@link Bounds}), then a closer one ({@link Prices}). What is still open is
 * settled by branch and bound ({@link Proof}), as long as there is time. Last, pitches move forward where that costs
 * nothing. It draws from fixed seeds: the same wishes give the
 * same plan, unless time ran out.
 */
final class Planner {

    private static final int RUNS = 3;

    private Planner() {}

    /** @param time how long it may look for something better */
    static Agenda plan(Wishes wishes, Duration time) {
        long until = System.nanoTime() + time.toNanos();
        BooleanSupplier late = () -> System.nanoTime() - until > 0;
        Cost cost = new Cost(wishes);
        int bound = Bounds.of(wishes);
        int[] first = Bounds.assignment(wishes);
        int[] best = first;
        for (int run = 0; run < RUNS && cost.of(best) > bound; run++) {
            int[] found = Annealing.better(cost, first, run, bound, late);
            best = cost.of(found) < cost.of(best) ? found : best;
        }
        int fewest = cost.of(best);
        if (fewest > bound) {
            Kinds kinds = Kinds.of(cost);
            Prices prices = Prices.of(cost, kinds, fewest, late);
            bound = Math.max(bound, prices.fewest());
            if (fewest > bound) {
                Proof.Answer answer = Proof.of(cost, kinds, best, prices, late);
                best = answer.plan();
                bound = answer.settled() ? cost.of(best) : bound;
            }
        }
        return Agenda.of(wishes, sooner(cost, best), bound);
    }

    /** A plan without needless breaks: each project in the earliest slot that costs nothing, one after the other. */
    private static int[] sooner(Cost cost, int[] plan) {
        int[] sooner = plan.clone();
        int clashes = cost.of(sooner);
        for (boolean moved = true; moved; ) {
            moved = false;
            for (int project = 0; project < sooner.length; project++) {
                int before = sooner[project];
                for (int slot = 0; slot < before; slot++) {
                    if (cost.free(project, slot) && speaking(sooner, slot) < cost.rooms()) {
                        sooner[project] = slot;
                        if (cost.of(sooner) <= clashes) {
                            moved = true;
                            break;
                        }
                        sooner[project] = before;
                    }
                }
            }
        }
        return sooner;
    }

    private static long speaking(int[] plan, int slot) {
        return Arrays.stream(plan).filter(taken -> taken == slot).count();
    }
}
