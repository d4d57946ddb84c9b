package org.halle.hall.pitch;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How few clashes there can be at best, by prices (a Lagrangian bound). Each project has a price, and every slot takes,
 * for itself, the group that is worth most to it: the funders who hear somebody, less the prices of who speaks. Whatever
 * the prices, no agenda has more listeners than what these groups are worth and all prices together, for the slots of an
 * agenda take groups too, and pay each price once. A project that several slots took becomes dearer and one that none took
 * cheaper, which lowers that sum step by step (a deflected subgradient with Polyak's step). What remains is the bound of
 * the linear relaxation over all groups; it is at least as good as those of {@link Bounds}.
 */
final class Prices {

    private static final int MOST_STEPS = 1_000;
    private static final int[] PATIENCE = {12, 40, 120};
    private static final int NEAR = 1;
    private static final double SHORTEST = 0.01;
    private static final double KEPT = 0.3;

    private final Cost cost;
    private final Kinds kinds;
    private final double[] prices;
    private double sum = Double.POSITIVE_INFINITY;

    private Prices(Cost cost, Kinds kinds) {
        this.cost = cost;
        this.kinds = kinds;
        this.prices = new double[cost.projects()];
        for (int project = 0; project < prices.length; project++) {
            prices[project] = cost.wanted(project) / 2.0;
        }
    }

    /**
     * @param found how many clashes the best plan known has
     * @return the best prices found before it was late
     */
    static Prices of(Cost cost, Kinds kinds, int found, BooleanSupplier late) {
        Prices prices = new Prices(cost, kinds);
        for (int patience : PATIENCE) {
            // where many slots are nearly alike they all want the same groups, and haste ends far from the bound
            if (prices.fewest() < found - NEAR) {
                prices.lower(cost.wishedFor() - found, patience, late);
            }
        }
        return prices;
    }

    /** How few clashes there can be at best. */
    int fewest() {
        return sum == Double.POSITIVE_INFINITY
                ? 0
                : Math.max(0, (int) Math.ceil(cost.wishedFor() - sum - Groups.NOTHING));
    }

    /** What listeners and unplaced projects (each less one) make at most. */
    double sum() {
        return sum;
    }

    double[] each() {
        return prices.clone();
    }

    private void lower(int target, int patience, BooleanSupplier late) {
        Groups groups = new Groups(cost, late);
        Descent descent = new Descent(prices.clone(), target, patience);
        int[] takers = new int[prices.length];
        for (int step = 0; step < MOST_STEPS && !late.getAsBoolean(); step++) {
            Arrays.fill(takers, 0);
            double now = 0;
            for (Kinds.Kind kind : kinds.all()) {
                for (Groups.Priced best : groups.best(kind.slot(), descent.prices(), kind.count())) {
                    now += best.worth();
                    for (int member : best.group().members()) {
                        takers[member]++;
                    }
                }
            }
            if (groups.interrupted()) {
                return;
            }
            now += Arrays.stream(descent.prices()).sum() + cost.slots() * Groups.NOTHING;
            if (now < sum) {
                sum = now;
                System.arraycopy(descent.prices(), 0, prices, 0, prices.length);
            }
            if (cost.wishedFor() - fewest() <= target || !descent.step(now, takers, null)) {
                return;
            }
        }
    }

    /** One way down: the prices of the moment, and where they are moving. */
    static final class Descent {

        private final double[] prices;
        private final double[] direction;
        private final int target;
        private final int patience;
        private double length = 1.0;
        private double least = Double.POSITIVE_INFINITY;
        private int idle;

        /** @param patience how many steps without getting lower shorten the next ones */
        Descent(double[] prices, int target, int patience) {
            this.prices = prices;
            this.direction = new double[prices.length];
            this.target = target;
            this.patience = patience;
        }

        double[] prices() {
            return prices;
        }

        /**
         * @param sum at these prices
         * @param takers how many slots took each project
         * @param needed which projects must have a place, so that their prices have no floor; null for none
         * @return whether it is worth going on
         */
        boolean step(double sum, int[] takers, boolean @Nullable [] needed) {
            if (sum < least - 1e-4) {
                least = sum;
                idle = 0;
            } else if (++idle >= patience) {
                idle = 0;
                length /= 2;
                if (length < SHORTEST) {
                    return false;
                }
            }
            double norm = 0;
            for (int project = 0; project < prices.length; project++) {
                direction[project] = KEPT * direction[project] + (1 - KEPT) * (1 - takers[project]);
                norm += direction[project] * direction[project];
            }
            if (norm < 1e-12) {
                return false;
            }
            double by = length * Math.max(sum - target, 0.5) / norm;
            for (int project = 0; project < prices.length; project++) {
                double price = prices[project] - by * direction[project];
                // a project that may be left without a place is worth no less than the clash that this is
                prices[project] = needed != null && needed[project] ? price : Math.max(-1, price);
            }
            return true;
        }
    }
}
