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

    private final List<Demand> demands;
    private final List<Candidate> candidates;
    private final int most;

    // the network, arc by arc; arc i and i^1 are each other's way back
    private final List<Integer> heads = new ArrayList<>();
    private final List<Integer> room = new ArrayList<>();
    private final List<Long> costs = new ArrayList<>();
    private final List<List<Integer>> leaving = new ArrayList<>();
    private final int source;
    private final int sink;

    private Allocation(List<Demand> demands, List<Candidate> candidates) {
        this.demands = demands;
        this.candidates = candidates;
        this.most = demands.stream().mapToInt(Demand::jurors).max().orElse(0);
        // nodes: three an application (itself, its experts, its others), one a juror, source and sink
        int nodes = demands.size() * 3 + candidates.size() + 2;
        this.source = nodes - 2;
        this.sink = nodes - 1;
        for (int node = 0; node < nodes; node++) {
            leaving.add(new ArrayList<>());
        }
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
        int total = demands.stream().mapToInt(Demand::jurors).sum();
        // one step of load weighs more than the expertise of everybody together
        long step = (long) total * (most + 1) + 1;
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
        for (int c = 0; c < candidates.size(); c++) {
            int load = candidates.get(c).load();
            for (int more = 1; more <= demands.size(); more++) {
                arc(juror(c), sink, 1, step * (load + more));
            }
        }
    }

    /** Sends one more unit along the cheapest way; the way may take back earlier choices. */
    private boolean augment() {
        long[] cost = new long[leaving.size()];
        int[] by = new int[leaving.size()];
        boolean[] queued = new boolean[leaving.size()];
        Arrays.fill(cost, NEVER);
        Deque<Integer> queue = new ArrayDeque<>();
        cost[source] = 0;
        queue.add(source);
        while (!queue.isEmpty()) {
            int node = queue.remove();
            queued[node] = false;
            for (int arc : leaving.get(node)) {
                int head = heads.get(arc);
                if (room.get(arc) > 0 && cost[node] + costs.get(arc) < cost[head]) {
                    cost[head] = cost[node] + costs.get(arc);
                    by[head] = arc;
                    if (!queued[head]) {
                        queued[head] = true;
                        queue.add(head);
                    }
                }
            }
        }
        if (cost[sink] == NEVER) {
            return false;
        }
        for (int node = sink; node != source; node = heads.get(by[node] ^ 1)) {
            int arc = by[node];
            room.set(arc, room.get(arc) - 1);
            room.set(arc ^ 1, room.get(arc ^ 1) + 1);
        }
        return true;
    }

    private Map<ApplicationId, List<PersonId>> read() {
        Map<ApplicationId, List<PersonId>> allocated = new LinkedHashMap<>();
        for (int d = 0; d < demands.size(); d++) {
            boolean[] chosen = new boolean[candidates.size()];
            for (int from : new int[] {experts(d), others(d)}) {
                for (int arc : leaving.get(from)) {
                    // ways out have even numbers
                    if (arc % 2 == 0 && room.get(arc) == 0) {
                        chosen[heads.get(arc) - juror(0)] = true;
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
        leaving.get(from).add(heads.size());
        heads.add(to);
        room.add(capacity);
        costs.add(cost);
        leaving.get(to).add(heads.size());
        heads.add(from);
        room.add(0);
        costs.add(-cost);
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
