package org.halle.hall.pitch;

import java.util.Arrays;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Betters a plan by simulated annealing: a project goes to another slot, or changes places with another, when that costs
 * nothing, and now and then although it does; ever less often. It draws from a fixed seed.
 */
final class Annealing {

    private static final int SEED = 20_260_612;
    private static final int STEPS_A_PLACE = 1_900;
    private static final int MOST_STEPS = 6_000_000;
    private static final int CHECKED_EVERY = 4_096;
    private static final double WARM = 0.8;
    private static final double COLD = 0.2;

    private final Cost cost;
    private final Random random;
    private final int[] plan;
    private final int[][] speakers;
    private final int[] speaking;
    private final int[] heard;
    private int[] best;
    private int fewest;

    private Annealing(Cost cost, int[] start, int run) {
        this.cost = cost;
        this.random = new Random(SEED + run);
        this.plan = start.clone();
        this.best = start.clone();
        this.fewest = cost.of(start);
        this.speakers = new int[cost.slots()][cost.rooms()];
        this.speaking = new int[cost.slots()];
        this.heard = new int[cost.slots()];
        for (int project = 0; project < plan.length; project++) {
            if (plan[project] >= 0) {
                speakers[plan[project]][speaking[plan[project]]++] = project;
            }
        }
        for (int slot = 0; slot < cost.slots(); slot++) {
            heard[slot] = heard(slot, -1, -1);
        }
    }

    /**
     * @param run draws otherwise than another run
     * @param enough with so few clashes it need not go on
     */
    static int[] better(Cost cost, int[] start, int run, int enough, BooleanSupplier late) {
        Annealing annealing = new Annealing(cost, start, run);
        annealing.cool(enough, late);
        return annealing.best;
    }

    private void cool(int enough, BooleanSupplier late) {
        int now = fewest;
        double warmth = WARM;
        int steps = Math.min(MOST_STEPS, STEPS_A_PLACE * plan.length * cost.slots());
        double cooling = Math.pow(COLD / WARM, (double) CHECKED_EVERY / steps);
        for (int step = 0; step < steps && fewest > enough; step++) {
            if (step % CHECKED_EVERY == 0) {
                if (late.getAsBoolean()) {
                    return;
                }
                warmth *= cooling;
            }
            int project = random.nextInt(plan.length);
            int slot = random.nextInt(cost.slots());
            int from = plan[project];
            if (slot == from || !cost.free(project, slot)) {
                continue;
            }
            int place = random.nextInt(cost.rooms());
            int other = place < speaking[slot] ? speakers[slot][place] : -1;
            if (other >= 0 && from >= 0 && !cost.free(other, from)) {
                continue;
            }
            int change = change(project, from, slot, other);
            if (change > 0 && random.nextDouble() >= Math.exp(-change / warmth)) {
                continue;
            }
            move(project, from, slot, other);
            now += change;
            if (now < fewest) {
                fewest = now;
                best = plan.clone();
            }
        }
    }

    /** How many funders hear somebody in a slot, without one project and with another; -1 for none. */
    private int heard(int slot, int without, int with) {
        long[] all = cost.nobody();
        int count = 0;
        for (int place = 0; place < speaking[slot]; place++) {
            int project = speakers[slot][place];
            if (project != without) {
                count += cost.more(project, slot, all);
                cost.join(project, slot, all, all);
            }
        }
        return with < 0 ? count : count + cost.more(with, slot, all);
    }

    /** By how much the clashes change when a project goes to a slot, in exchange for another or for none (-1). */
    private int change(int project, int from, int slot, int other) {
        int change = heard[slot] - heard(slot, other, project);
        if (from >= 0) {
            return change + heard[from] - heard(from, project, other);
        }
        return other >= 0 ? change : change - 1;
    }

    private void move(int project, int from, int slot, int other) {
        if (other >= 0) {
            replace(slot, other, project);
        } else {
            speakers[slot][speaking[slot]++] = project;
        }
        plan[project] = slot;
        heard[slot] = heard(slot, -1, -1);
        if (other >= 0) {
            plan[other] = from;
        }
        if (from >= 0) {
            if (other >= 0) {
                replace(from, project, other);
            } else {
                replace(from, project, speakers[from][--speaking[from]]);
            }
            heard[from] = heard(from, -1, -1);
        }
    }

    private void replace(int slot, int leaving, int coming) {
        int[] here = speakers[slot];
        for (int place = 0; place < here.length; place++) {
            if (here[place] == leaving) {
                here[place] = coming;
                return;
            }
        }
        throw new IllegalStateException("not in " + Arrays.toString(here));
    }
}
