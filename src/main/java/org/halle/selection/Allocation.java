package org.halle.selection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;

/**
 * Who reads what, solved exactly as a flow of least cost (successive shortest paths). In this order:
 *
 * <ol>
 *   <li>each application gets as many jurors as it needs, or all those who may read it;
 *   <li>loads are as even as the conflicts allow (the sum of their squares is least);
 *   <li>as many jurors as possible know the application's challenge, the first on each application before the second.
 * </ol>
 *
 * The same input gives the same answer, whatever the machine.
 */
final class Allocation {

    /**
     * An application that needs jurors.
     *
     * @param jurors how many more
     * @param barred who must not read it: conflicts, and those asked before
     */
    record Demand(ApplicationId application, String challenge, int jurors, Set<PersonId> barred) {}

    /**
     * Somebody who can be asked.
     *
     * @param load how many applications they read already
     */
    record Candidate(PersonId juror, Set<String> expertise, int load) {}

    private static final long NEVER = Long.MAX_VALUE;
    private static final int NONE = -1;

    private final List<Demand> demands;
    private final List<Candidate> candidates;
    private final int most;

    // the network, arc by arc; arc i and i^1 are each other's way back
    private final int[] heads;
    private final int[] room;
    private final long[] costs;
    private final int[] nextLeaving;
    private final int[] firstLeaving;
    private int arcs;
    private final int source;

    /** How many applications each candidate reads by now. */
    private final int[] loads;
    /** What one step of load costs. */
    private final long step;

    private Allocation(List<Demand> demands, List<Candidate> candidates) {
        this.demands = demands;
        this.candidates = candidates;
        this.most = demands.stream().mapToInt(Demand::jurors).max().orElse(0);
        int total = demands.stream().mapToInt(Demand::jurors).sum();
        // one step of load weighs more than the expertise of everybody together
        this.step = (long) total * (most + 1) + 1;
        this.loads = candidates.stream().mapToInt(Candidate::load).toArray();
        // nodes: three an application (itself, its experts, its others), one a juror, the source
        this.source = demands.size() * 3 + candidates.size();
        int ends = 2 * (total + demands.size() * (2 + candidates.size()));
        this.heads = new int[ends];
        this.room = new int[ends];
        this.costs = new long[ends];
        this.nextLeaving = new int[ends];
        this.firstLeaving = new int[source + 1];
        Arrays.fill(firstLeaving, NONE);
    }

    /**
     * @param demands in the order in which ties are broken
     * @param candidates likewise
     * @return for each application its new jurors, in the candidates' order
     */
    static Map<ApplicationId, List<PersonId>> solve(List<Demand> demands, List<Candidate> candidates) {
        return new Allocation(demands, candidates).solved();
    }

    private Map<ApplicationId, List<PersonId>> solved() {
        build();
        while (augment()) {
            // each time one more juror has one more application
        }
        return read();
    }

    private void build() {
        for (int d = 0; d < demands.size(); d++) {
            Demand demand = demands.get(d);
            arc(source, application(d), demand.jurors(), 0);
            for (int expert = 0; expert < demand.jurors(); expert++) {
                // the first expert of an application is worth more than the second of another
                arc(application(d), experts(d), 1, expert);
            }
            arc(application(d), others(d), demand.jurors(), most);
            for (int c = 0; c < candidates.size(); c++) {
                Candidate candidate = candidates.get(c);
                if (!demand.barred().contains(candidate.juror())) {
                    boolean expert = candidate.expertise().contains(demand.challenge());
                    arc(expert ? experts(d) : others(d), juror(c), 1, 0);
                }
            }
        }
    }

    /**
     * Sends one more unit along the cheapest way; the way may take back earlier choices. Its last leg, from a juror out of
     * the network, costs more with each application that juror has, so it is reckoned here instead of drawn as arcs.
     */
    private boolean augment() {
        long[] cost = new long[firstLeaving.length];
        int[] by = new int[firstLeaving.length];
        boolean[] queued = new boolean[firstLeaving.length];
        Arrays.fill(cost, NEVER);
        Deque<Integer> queue = new ArrayDeque<>();
        cost[source] = 0;
        queue.add(source);
        while (!queue.isEmpty()) {
            int node = queue.remove();
            queued[node] = false;
            for (int arc = firstLeaving[node]; arc != NONE; arc = nextLeaving[arc]) {
                int head = heads[arc];
                if (room[arc] > 0 && cost[node] + costs[arc] < cost[head]) {
                    cost[head] = cost[node] + costs[arc];
                    by[head] = arc;
                    if (!queued[head]) {
                        queued[head] = true;
                        queue.add(head);
                    }
                }
            }
        }
        int last = cheapest(cost);
        if (last == NONE) {
            return false;
        }
        loads[last]++;
        for (int node = juror(last); node != source; node = heads[by[node] ^ 1]) {
            room[by[node]]--;
            room[by[node] ^ 1]++;
        }
        return true;
    }

    /** The juror at whom the cheapest way ends; the first of several. */
    private int cheapest(long[] cost) {
        int best = NONE;
        long least = NEVER;
        for (int c = 0; c < candidates.size(); c++) {
            if (cost[juror(c)] != NEVER && cost[juror(c)] + step * (loads[c] + 1) < least) {
                least = cost[juror(c)] + step * (loads[c] + 1);
                best = c;
            }
        }
        return best;
    }

    private Map<ApplicationId, List<PersonId>> read() {
        Map<ApplicationId, List<PersonId>> allocated = new LinkedHashMap<>();
        for (int d = 0; d < demands.size(); d++) {
            boolean[] chosen = new boolean[candidates.size()];
            for (int from : new int[] {experts(d), others(d)}) {
                for (int arc = firstLeaving[from]; arc != NONE; arc = nextLeaving[arc]) {
                    // ways out have even numbers
                    if (arc % 2 == 0 && room[arc] == 0) {
                        chosen[heads[arc] - juror(0)] = true;
                    }
                }
            }
            List<PersonId> jurors = new ArrayList<>();
            for (int c = 0; c < chosen.length; c++) {
                if (chosen[c]) {
                    jurors.add(candidates.get(c).juror());
                }
            }
            allocated.put(demands.get(d).application(), List.copyOf(jurors));
        }
        return allocated;
    }

    private void arc(int from, int to, int capacity, long cost) {
        end(from, to, capacity, cost);
        end(to, from, 0, -cost);
    }

    private void end(int from, int to, int capacity, long cost) {
        heads[arcs] = to;
        room[arcs] = capacity;
        costs[arcs] = cost;
        nextLeaving[arcs] = firstLeaving[from];
        firstLeaving[from] = arcs++;
    }

    private static int application(int demand) {
        return demand * 3;
    }

    private static int experts(int demand) {
        return demand * 3 + 1;
    }

    private static int others(int demand) {
        return demand * 3 + 2;
    }

    private int juror(int candidate) {
        return demands.size() * 3 + candidate;
    }
}
