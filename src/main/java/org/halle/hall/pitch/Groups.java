package org.halle.hall.pitch;

import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/**
 * Finds the groups of projects that may speak at once in a slot, at most one a room, and what each is worth when projects
 * have prices: how many funders hear somebody, less the prices. A group is followed no further than it may still be worth
 * what is asked: a further project brings the less, the more are there already.
 */
final class Groups {

    /**
     * Projects that speak at once.
     *
     * @param heard how many funders hear one of them
     */
    record Group(int[] members, int heard) {

        boolean has(int project) {
            for (int member : members) {
                if (member == project) {
                    return true;
                }
            }
            return false;
        }

        /** What it is worth at those prices. */
        double worth(double[] prices) {
            double worth = heard;
            for (int member : members) {
                worth -= prices[member];
            }
            return worth;
        }
    }

    /** A group and its worth at some prices. */
    record Priced(Group group, double worth) implements Comparable<Priced> {

        @Override
        public int compareTo(Priced other) {
            return Double.compare(worth, other.worth);
        }
    }

    /** Takes what is found. */
    interface Taking {

        /** @return what is asked of further groups */
        double take(Group group, double worth);
    }

    /** Less than that is nothing: sums of prices are not exact. */
    static final double NOTHING = 1e-6;

    private static final int CHECKED_EVERY = 8_192;

    private final Cost cost;
    private final BooleanSupplier late;
    private final int[][] candidates;
    private final double[][] gains;
    private final long[][] hearing;
    private final int[] members;
    private int visited;
    private boolean interrupted;

    Groups(Cost cost, BooleanSupplier late) {
        this.cost = cost;
        this.late = late;
        candidates = new int[cost.rooms() + 1][cost.projects()];
        gains = new double[cost.rooms() + 1][cost.projects()];
        hearing = new long[cost.rooms() + 1][];
        for (int depth = 0; depth <= cost.rooms(); depth++) {
            hearing[depth] = cost.nobody();
        }
        members = new int[cost.rooms()];
    }

    /** Whether time ran out before everything was looked at. */
    boolean interrupted() {
        return interrupted;
    }

    /** The groups worth most in a slot, at most so many, the most worth last; none that is worth nothing. */
    PriorityQueue<Priced> best(int slot, double[] prices, int most) {
        PriorityQueue<Priced> best = new PriorityQueue<>();
        each(slot, prices, NOTHING, (group, worth) -> {
            best.add(new Priced(group, worth));
            if (best.size() > most) {
                best.remove();
            }
            return best.size() < most ? NOTHING : least(best) + NOTHING;
        });
        return best;
    }

    /** What the least of these is worth. */
    static double least(PriorityQueue<Priced> best) {
        Priced least = best.peek();
        return least == null ? 0 : least.worth();
    }

    /**
     * Every group of a slot, the empty one too, that is worth at least that much.
     *
     * @param least what is asked; taking may raise it
     */
    void each(int slot, double[] prices, double least, Taking taking) {
        int count = 0;
        for (int project = 0; project < cost.projects(); project++) {
            if (cost.free(project, slot)) {
                insert(0, count++, project, cost.more(project, slot, hearing[0]) - prices[project]);
            }
        }
        new Walk(slot, prices, least, taking).walk(0, count, 0, 0);
    }

    private void insert(int depth, int count, int project, double gain) {
        int at = count;
        int[] projects = candidates[depth];
        double[] worth = gains[depth];
        while (at > 0 && worth[at - 1] < gain) {
            projects[at] = projects[at - 1];
            worth[at] = worth[at - 1];
            at--;
        }
        projects[at] = project;
        worth[at] = gain;
    }

    private final class Walk {

        private final int slot;
        private final double[] prices;
        private final Taking taking;
        private double least;

        Walk(int slot, double[] prices, double least, Taking taking) {
            this.slot = slot;
            this.prices = prices;
            this.least = least;
            this.taking = taking;
        }

        void walk(int depth, int count, int heard, double worth) {
            if (worth >= least) {
                least = taking.take(new Group(Arrays.copyOf(members, depth), heard), worth);
            }
            if (depth == cost.rooms()) {
                return;
            }
            double[] gain = gains[depth];
            for (int at = 0; at < count && !interrupted; at++) {
                double most = worth + gain[at];
                for (int next = at + 1; next < count && next < at + cost.rooms() - depth && gain[next] > 0; next++) {
                    most += gain[next];
                }
                if (most < least) {
                    // the gains are sorted: none of the rest is worth more
                    return;
                }
                if (++visited % CHECKED_EVERY == 0 && late.getAsBoolean()) {
                    interrupted = true;
                    return;
                }
                int project = candidates[depth][at];
                int more = cost.more(project, slot, hearing[depth]);
                members[depth] = project;
                int further = 0;
                if (depth + 1 < cost.rooms()) {
                    cost.join(project, slot, hearing[depth], hearing[depth + 1]);
                    for (int next = at + 1; next < count; next++) {
                        int other = candidates[depth][next];
                        insert(depth + 1, further++, other, cost.more(other, slot, hearing[depth + 1]) - prices[other]);
                    }
                }
                walk(depth + 1, further, heard + more, worth + gain[at]);
            }
        }
    }
}
