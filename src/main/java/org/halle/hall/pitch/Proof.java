package org.halle.hall.pitch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import org.halle.hall.pitch.Groups.Group;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a plan with fewer clashes than the best known, until it is found or none can be (branch and bound). What may
 * still be part of such a plan are, for each slot, the groups that lose less to its best one than the bound leaves; these
 * are few when the bound is near. It then asks of one project and one slot: together, or not; each answer leaves fewer
 * groups, and prices of its own give it a bound of its own.
 */
final class Proof {

    private static final int MOST_GROUPS = 400_000;
    private static final int STEPS = 40;
    private static final int PATIENCE = 12;
    private static final double LATEST = 0.1;

    private final Cost cost;
    private final List<Kinds.Kind> kinds;
    private final BooleanSupplier late;
    private int[] best;
    private int fewest;

    private Proof(Cost cost, Kinds kinds, int[] best, BooleanSupplier late) {
        this.cost = cost;
        this.kinds = kinds.all();
        this.late = late;
        this.best = best;
        this.fewest = cost.of(best);
    }

    /** @param plan the best there is; @param settled whether there is none with fewer clashes */
    record Answer(int[] plan, boolean settled) {}

    static Answer of(Cost cost, Kinds kinds, int[] best, Prices prices, BooleanSupplier late) {
        Proof proof = new Proof(cost, kinds, best, late);
        boolean settled = proof.settle(prices);
        return new Answer(proof.best, settled);
    }

    /** What a better plan has: its listeners, less one for each project without a place. */
    private int goal() {
        return cost.wishedFor() - fewest + 1;
    }

    private boolean settle(Prices prices) {
        double slack = prices.sum() - goal() + Groups.NOTHING;
        if (slack < 0) {
            return true;
        }
        double[] at = prices.each();
        Groups all = new Groups(cost, late);
        List<List<Group>> groups = new ArrayList<>();
        int room = MOST_GROUPS;
        for (Kinds.Kind kind : kinds) {
            var most = all.best(kind.slot(), at, kind.count());
            double least = (most.size() < kind.count() ? 0 : Groups.least(most)) - slack;
            List<Group> here = new ArrayList<>();
            int left = room;
            all.each(kind.slot(), at, least, (group, worth) -> {
                here.add(group);
                return here.size() > left ? Double.POSITIVE_INFINITY : least;
            });
            room -= here.size();
            if (room < 0 || all.interrupted()) {
                return false;
            }
            groups.add(here);
        }
        return branch(groups, new boolean[cost.projects()], at);
    }

    /**
     * @param given for each kind of slots what may be there
     * @param needed which projects must have a place
     * @return whether everything was looked at
     */
    private boolean branch(List<List<Group>> given, boolean[] needed, double[] start) {
        if (late.getAsBoolean()) {
            return false;
        }
        Relaxation relaxed = new Relaxation(given, needed, start);
        if (!relaxed.hopeful) {
            return true;
        }
        List<List<Group>> groups = relaxed.left();
        Question question = question(groups, needed, relaxed);
        if (question == null) {
            keepAll(groups);
            return true;
        }
        boolean[] placed = needed.clone();
        placed[question.project] |= question.other < 0;
        return branch(answered(groups, question, true), placed, relaxed.prices)
                && branch(answered(groups, question, false), needed, relaxed.prices);
    }

    /** Nothing is left to ask: what is left is one plan, or more than there is room for. */
    private void keepAll(List<List<Group>> left) {
        int[] plan = new int[best.length];
        Arrays.fill(plan, -1);
        for (int kind = 0; kind < left.size(); kind++) {
            int taken = 0;
            for (Group group : left.get(kind)) {
                if (group.members().length > 0 && !place(plan, group, kind, taken++)) {
                    return;
                }
            }
        }
        keep(plan);
    }

    /** @return whether there is room for it, and none of its members has a place */
    private boolean place(int[] plan, Group group, int kind, int taken) {
        if (taken >= kinds.get(kind).count()) {
            return false;
        }
        for (int member : group.members()) {
            if (plan[member] >= 0) {
                return false;
            }
            plan[member] = kinds.get(kind).slots().get(taken);
        }
        return true;
    }

    private void keep(int[] plan) {
        if (cost.of(plan) < fewest) {
            best = plan.clone();
            fewest = cost.of(plan);
        }
    }

    /**
     * Whether a project speaks in slots of a kind, or at once with another project; -1 for the one that is not asked about.
     * With neither, whether it speaks at all.
     */
    private record Question(int project, int kind, int other) {

        /** What a yes or a no leaves of the groups of a kind. */
        List<Group> left(List<Group> groups, int of, boolean single, boolean yes) {
            return groups.stream()
                    .filter(group -> {
                        boolean has = group.has(project);
                        if (other >= 0) {
                            return yes ? has == group.has(other) : !has || !group.has(other);
                        }
                        if (kind < 0) {
                            return yes || !has;
                        }
                        return of == kind ? yes ? has || !single : !has : !yes || !has;
                    })
                    .toList();
        }
    }

    /**
     * What is the least clear: some groups say so, others not, and the prices half and half. Where slots are alike nothing
     * is clear about any one of them, and the question is who speaks at once.
     */
    private @Nullable Question question(List<List<Group>> groups, boolean[] needed, Relaxation relaxed) {
        Counts counts = Counts.of(groups, cost.projects());
        Question least = null;
        double distance = Double.POSITIVE_INFINITY;
        for (int project = 0; project < cost.projects(); project++) {
            for (int kind = 0; kind < groups.size(); kind++) {
                int with = counts.with[project][kind];
                boolean elsewhere = with < counts.all[project];
                boolean without =
                        kinds.get(kind).count() == 1 && with < groups.get(kind).size();
                double away = Math.abs(relaxed.share[project][kind] - 0.5);
                if (with > 0 && (elsewhere || without) && away < distance) {
                    distance = away;
                    least = new Question(project, kind, -1);
                }
            }
            for (int other = 0; other < project; other++) {
                int together = counts.both[project][other];
                boolean apart = together < Math.max(counts.all[project], counts.all[other]);
                double away = Math.abs(relaxed.together[project][other] - 0.5);
                if (together > 0 && apart && away < distance) {
                    distance = away;
                    least = new Question(project, -1, other);
                }
            }
        }
        for (int project = 0; least == null && project < cost.projects(); project++) {
            if (!needed[project] && counts.all[project] > 0) {
                least = new Question(project, -1, -1);
            }
        }
        return least;
    }

    /** How many groups have a project: of a kind, with another project, and of all. */
    private record Counts(int[][] with, int[][] both, int[] all) {

        static Counts of(List<List<Group>> groups, int projects) {
            Counts counts =
                    new Counts(new int[projects][groups.size()], new int[projects][projects], new int[projects]);
            for (int kind = 0; kind < groups.size(); kind++) {
                for (Group group : groups.get(kind)) {
                    for (int member : group.members()) {
                        counts.with[member][kind]++;
                        counts.all[member]++;
                        for (int other : group.members()) {
                            counts.both[member][other]++;
                        }
                    }
                }
            }
            return counts;
        }
    }

    private List<List<Group>> answered(List<List<Group>> groups, Question question, boolean yes) {
        List<List<Group>> left = new ArrayList<>(groups.size());
        for (int kind = 0; kind < groups.size(); kind++) {
            left.add(question.left(groups.get(kind), kind, kinds.get(kind).count() == 1, yes));
        }
        return left;
    }

    /** The bound of what is left, by prices of its own; a plan that its groups make is kept when it is better. */
    private final class Relaxation {

        private final List<List<Group>> given;
        /** How often, lately more than before, slots of a kind took a project. */
        private final double[][] share;
        /** Likewise two projects together; the first number is the greater. */
        private final double[][] together;

        private final boolean hopeful;
        private double[] prices;
        private double sum = Double.POSITIVE_INFINITY;

        Relaxation(List<List<Group>> given, boolean[] needed, double[] start) {
            this.given = given;
            this.prices = start;
            this.share = new double[cost.projects()][kinds.size()];
            this.together = new double[cost.projects()][cost.projects()];
            this.hopeful = lower(start.clone(), needed);
        }

        private boolean lower(double[] start, boolean[] needed) {
            if (given.stream().anyMatch(List::isEmpty)) {
                return false;
            }
            Prices.Descent descent = new Prices.Descent(start, goal(), PATIENCE);
            int[] takers = new int[start.length];
            int[] plan = new int[start.length];
            for (int step = 0; step < STEPS; step++) {
                Arrays.fill(takers, 0);
                Arrays.fill(plan, -1);
                double now = Arrays.stream(descent.prices()).sum();
                fade(share);
                fade(together);
                for (int kind = 0; kind < given.size(); kind++) {
                    now += take(kind, descent.prices(), takers, plan);
                }
                if (Arrays.stream(takers).allMatch(slots -> slots <= 1)) {
                    keep(plan);
                }
                if (now < sum) {
                    sum = now;
                    prices = descent.prices().clone();
                }
                if (sum < goal() - Groups.NOTHING) {
                    return false;
                }
                if (!descent.step(now, takers, needed)) {
                    break;
                }
            }
            return true;
        }

        private void fade(double[][] rows) {
            for (double[] row : rows) {
                for (int at = 0; at < row.length; at++) {
                    row[at] *= 1 - LATEST;
                }
            }
        }

        private double take(int kind, double[] at, int[] takers, int[] plan) {
            double worth = 0;
            int slot = 0;
            for (Groups.Priced one : most(kind, at)) {
                worth += one.worth();
                for (int member : one.group().members()) {
                    takers[member]++;
                    plan[member] = kinds.get(kind).slots().get(slot);
                    share[member][kind] += LATEST;
                    for (int other : one.group().members()) {
                        if (other < member) {
                            together[member][other] += LATEST;
                        }
                    }
                }
                slot++;
            }
            return worth;
        }

        /** As many groups as there are slots of a kind, those worth most; where there are several, none need be taken. */
        private PriorityQueue<Groups.Priced> most(int kind, double[] at) {
            int slots = kinds.get(kind).count();
            PriorityQueue<Groups.Priced> most = new PriorityQueue<>();
            for (Group group : given.get(kind)) {
                double worth = group.worth(at);
                if (slots > 1 && worth <= 0 || most.size() == slots && worth <= Groups.least(most)) {
                    continue;
                }
                most.add(new Groups.Priced(group, worth));
                if (most.size() > slots) {
                    most.remove();
                }
            }
            return most;
        }

        /** Without the groups that a better plan cannot have at these prices. */
        List<List<Group>> left() {
            double slack = sum - goal() + Groups.NOTHING;
            List<List<Group>> left = new ArrayList<>(given.size());
            for (int kind = 0; kind < given.size(); kind++) {
                PriorityQueue<Groups.Priced> most = most(kind, prices);
                double least = (most.size() < kinds.get(kind).count() ? 0 : Groups.least(most)) - slack;
                left.add(given.get(kind).stream()
                        .filter(group -> group.worth(prices) >= least)
                        .toList());
            }
            return left;
        }
    }
}
