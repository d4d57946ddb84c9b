package org.halle.hall.pitch;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

/**
 * Finds an {@link Agenda} with as few clashes as it can, and says whether fewer are impossible.
 *
 * <p>A first plan comes from a cheapest assignment or a greedy choice, a tabu search over moves and swaps improves it, and it ends at once when it
 * meets a bound below which no plan can be ({@link Bounds}). What is still open is settled by branch and bound, as long
 * as there is time. It draws from a fixed seed: the same wishes give the same plan, unless time ran out.
 */
final class Planner {

    private static final int SEED = 20_260_612;
    private static final int MOST_STEPS = 20_000;

    private final Wishes wishes;
    private final Cost cost;
    private final long until;
    private final int bound;
    private int[] best;
    private int fewest;

    private Planner(Wishes wishes, Duration time) {
        this.wishes = wishes;
        this.cost = new Cost(wishes);
        this.until = System.nanoTime() + time.toNanos();
        this.bound = Bounds.of(wishes);
        this.best = new int[wishes.projects().size()];
        Arrays.fill(best, -1);
        this.fewest = cost.of(best);
    }

    /** @param time how long it may look for something better */
    static Agenda plan(Wishes wishes, Duration time) {
        Planner planner = new Planner(wishes, time);
        planner.keep(Bounds.assignment(wishes));
        planner.keep(planner.greedy());
        planner.improve();
        boolean settled = planner.fewest == planner.bound || planner.exhaust();
        return Agenda.of(wishes, planner.best, settled ? planner.fewest : planner.bound);
    }

    private boolean late() {
        return System.nanoTime() - until > 0;
    }

    private void keep(int[] plan) {
        int now = cost.of(plan);
        if (now < fewest) {
            fewest = now;
            best = plan.clone();
        }
    }

    /** The projects with the most listeners first, each where it costs least. */
    private int[] greedy() {
        int[] plan = new int[wishes.projects().size()];
        Arrays.fill(plan, -1);
        for (int project : cost.byAudience()) {
            int where = -1;
            int least = Integer.MAX_VALUE;
            for (int slot = 0; slot < wishes.slots(); slot++) {
                if (wishes.projects().get(project).get(slot) && room(plan, slot)) {
                    plan[project] = slot;
                    int then = cost.of(plan);
                    if (then < least) {
                        least = then;
                        where = slot;
                    }
                }
            }
            plan[project] = where;
        }
        return plan;
    }

    private boolean room(int[] plan, int slot) {
        return Arrays.stream(plan).filter(taken -> taken == slot).count() < wishes.rooms();
    }

    /** Tabu search: the best move or swap of a project that did not move lately, whether or not it improves. */
    private void improve() {
        int count = best.length;
        int[] plan = best.clone();
        int[] freeAt = new int[count];
        Random random = new Random(SEED);
        for (int step = 0; step < MOST_STEPS && fewest > bound && !late(); step++) {
            int now = cost.of(plan);
            int target = -1;
            int nextCost = Integer.MAX_VALUE;
            int moved = -1;
            int with = -1;
            int ties = 0;
            for (int project = 0; project < count; project++) {
                if (!cost.hurts(plan, project)) {
                    continue;
                }
                for (int slot = 0; slot < wishes.slots(); slot++) {
                    if (slot == plan[project] || !wishes.projects().get(project).get(slot)) {
                        continue;
                    }
                    for (int other = -1; other < count; other++) {
                        if (!possible(plan, project, slot, other)) {
                            continue;
                        }
                        int then = now + cost.change(plan, project, slot, other);
                        boolean barred = freeAt[project] > step && then >= fewest;
                        if (barred || then > nextCost) {
                            continue;
                        }
                        ties = then < nextCost ? 1 : ties + 1;
                        if (then < nextCost || random.nextInt(ties) == 0) {
                            nextCost = then;
                            moved = project;
                            with = other;
                            target = slot;
                        }
                    }
                }
            }
            if (moved < 0) {
                return;
            }
            int from = plan[moved];
            plan[moved] = target;
            if (with >= 0) {
                plan[with] = from;
                freeAt[with] = step + 5 + random.nextInt(10);
            }
            freeAt[moved] = step + 5 + random.nextInt(10);
            keep(plan);
        }
    }

    /** Whether a project may go to a slot: where there is room (other is -1), or instead of another that takes its own. */
    private boolean possible(int[] plan, int project, int slot, int other) {
        if (other < 0) {
            return room(plan, slot);
        }
        return plan[other] == slot
                && (plan[project] < 0 || wishes.projects().get(other).get(plan[project]));
    }

    /** Branch and bound over what is left; @return whether everything was looked at. */
    private boolean exhaust() {
        int[] plan = new int[best.length];
        Arrays.fill(plan, -1);
        return branch(plan, cost.byAudience(), 0, new int[wishes.slots()]);
    }

    private boolean branch(int[] plan, int[] order, int depth, int[] taken) {
        if (cost.lower(plan, order, depth) >= fewest) {
            return true;
        }
        if (depth == order.length) {
            keep(plan);
            return true;
        }
        if (late()) {
            return false;
        }
        int project = order[depth];
        for (int slot = 0; slot < wishes.slots(); slot++) {
            if (taken[slot] < wishes.rooms() && wishes.projects().get(project).get(slot)) {
                plan[project] = slot;
                taken[slot]++;
                boolean done = branch(plan, order, depth + 1, taken);
                taken[slot]--;
                plan[project] = -1;
                if (!done) {
                    return false;
                }
            }
        }
        return branch(plan, order, depth + 1, taken);
    }
}
