package org.halle.hall.pitch;

import java.util.Arrays;
import java.util.BitSet;

/**
 * How few clashes there can be at best: the greater of two bounds, each exact for a part of the question.
 *
 * <ul>
 *   <li>Every project alone costs at least those of its audience who are away in the slot it takes; slots have room for so
 *       many. The cheapest such assignment (successive shortest paths) costs no more than any plan.
 *   <li>A funder hears one project a slot at most: what a matching of its projects and its free slots leaves over, it
 *       misses in any plan. Funders miss different wishes, so that their shortfalls add up.
 * </ul>
 */
final class Bounds {

    private static final int FAR = Integer.MAX_VALUE / 4;

    private Bounds() {}

    static int of(Wishes wishes) {
        return Math.max(alone(wishes, assignment(wishes)), shortfalls(wishes));
    }

    /** What a plan costs when nobody minds hearing two at once. */
    private static int alone(Wishes wishes, int[] plan) {
        Cost cost = new Cost(wishes);
        int total = 0;
        for (int project = 0; project < plan.length; project++) {
            total += plan[project] < 0 ? wishes.wanted(project) + 1 : cost.away(project, plan[project]);
        }
        return total;
    }

    /** The plan with the fewest absences, as if one could hear two at once; with one room it is the best there is. */
    static int[] assignment(Wishes wishes) {
        Cost cost = new Cost(wishes);
        int projects = wishes.projects().size();
        int slots = wishes.slots();
        int nodes = projects + slots;
        int[] slotOf = new int[projects];
        Arrays.fill(slotOf, -1);
        int[] taken = new int[slots];
        for (int start = 0; start < projects; start++) {
            int[] distance = new int[nodes];
            int[] before = new int[nodes];
            Arrays.fill(distance, FAR);
            Arrays.fill(before, -1);
            distance[start] = 0;
            // Bellman-Ford: a slot leads back to whoever holds it, at what leaving it saves
            for (boolean changed = true; changed; ) {
                changed = false;
                for (int project = 0; project < projects; project++) {
                    if (distance[project] >= FAR) {
                        continue;
                    }
                    for (int slot = 0; slot < slots; slot++) {
                        if (slotOf[project] != slot
                                && wishes.projects().get(project).get(slot)
                                && distance[project] + cost.away(project, slot) < distance[projects + slot]) {
                            distance[projects + slot] = distance[project] + cost.away(project, slot);
                            before[projects + slot] = project;
                            changed = true;
                        }
                    }
                }
                for (int project = 0; project < projects; project++) {
                    int slot = slotOf[project];
                    if (slot >= 0
                            && distance[projects + slot] < FAR
                            && distance[projects + slot] - cost.away(project, slot) < distance[project]) {
                        distance[project] = distance[projects + slot] - cost.away(project, slot);
                        before[project] = projects + slot;
                        changed = true;
                    }
                }
            }
            // it ends in a slot with room, or with somebody of the path left without a place
            int end = -1;
            int least = FAR;
            for (int slot = 0; slot < slots; slot++) {
                if (taken[slot] < wishes.rooms() && distance[projects + slot] < least) {
                    least = distance[projects + slot];
                    end = projects + slot;
                }
            }
            for (int project = 0; project < projects; project++) {
                if (distance[project] < FAR && distance[project] + cost.wanted(project) + 1 < least) {
                    least = distance[project] + cost.wanted(project) + 1;
                    end = project;
                }
            }
            if (end >= projects) {
                taken[end - projects]++;
            } else {
                slotOf[end] = -1;
                end = before[end];
            }
            while (end >= projects) {
                int project = before[end];
                int next = before[project];
                slotOf[project] = end - projects;
                end = next;
            }
        }
        return slotOf;
    }

    /** What the funders miss because they want to hear more projects than they have fitting slots. */
    static int shortfalls(Wishes wishes) {
        int missed = 0;
        for (int funder = 0; funder < wishes.funders().size(); funder++) {
            int[] heardIn = new int[wishes.slots()];
            Arrays.fill(heardIn, -1);
            for (int project = 0; project < wishes.projects().size(); project++) {
                if (wishes.audience().get(project).get(funder)
                        && !matched(wishes, funder, project, heardIn, new BitSet())) {
                    missed++;
                }
            }
        }
        return missed;
    }

    private static boolean matched(Wishes wishes, int funder, int project, int[] heardIn, BitSet seen) {
        for (int slot = 0; slot < wishes.slots(); slot++) {
            if (seen.get(slot)
                    || !wishes.funders().get(funder).get(slot)
                    || !wishes.projects().get(project).get(slot)) {
                continue;
            }
            seen.set(slot);
            if (heardIn[slot] < 0 || matched(wishes, funder, heardIn[slot], heardIn, seen)) {
                heardIn[slot] = project;
                return true;
            }
        }
        return false;
    }
}
