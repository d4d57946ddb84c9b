package org.halle.hall.pitch;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How many clashes a plan has. A plan is each project's slot, -1 for none. A funder who is free hears one of the projects
 * of a slot it wants to hear; every further one, and each while it is away, is a clash. A project without a place is one
 * more, and nobody hears it.
 */
final class Cost {

    private final Wishes wishes;
    private final long[][] audience;
    private final long[][] free;
    private final int[] wanted;
    private final int[] away;

    Cost(Wishes wishes) {
        this.wishes = wishes;
        int funders = wishes.funders().size();
        audience =
                wishes.audience().stream().map(set -> Agenda.bits(set, funders)).toArray(long[][]::new);
        free = new long[wishes.slots()][(funders + 63) / 64];
        for (int funder = 0; funder < funders; funder++) {
            int bit = funder;
            wishes.funders().get(funder).stream()
                    .filter(slot -> slot < wishes.slots())
                    .forEach(slot -> free[slot][bit / 64] |= 1L << (bit % 64));
        }
        wanted = IntStream.range(0, audience.length).map(wishes::wanted).toArray();
        away = IntStream.range(0, audience.length).map(this::fewestAway).toArray();
    }

    /** The fewest of a project's audience that are away, whichever slot it takes. */
    private int fewestAway(int project) {
        return IntStream.range(0, wishes.slots())
                .filter(slot -> wishes.projects().get(project).get(slot))
                .map(slot -> away(project, slot))
                .min()
                .orElse(wanted[project] + 1);
    }

    /** How many of a project's audience are away in a slot. */
    int away(int project, int slot) {
        int here = 0;
        for (int word = 0; word < audience[project].length; word++) {
            here += Long.bitCount(audience[project][word] & free[slot][word]);
        }
        return wanted[project] - here;
    }

    /** Projects, those with the largest audience first. */
    int[] byAudience() {
        return IntStream.range(0, wanted.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(project -> -wanted[project])
                        .thenComparingInt(project -> project))
                .mapToInt(project -> project)
                .toArray();
    }

    int of(int[] plan) {
        int clashes = 0;
        for (int slot = 0; slot < wishes.slots(); slot++) {
            clashes += at(plan, slot, -1, -1);
        }
        for (int project = 0; project < plan.length; project++) {
            if (plan[project] < 0) {
                clashes += wanted[project] + 1;
            }
        }
        return clashes;
    }

    /** The clashes of one slot, without one project and with another; -1 for none. */
    private int at(int[] plan, int slot, int without, int with) {
        int wishing = with < 0 ? 0 : wanted[with];
        int heard = 0;
        for (int word = 0; word < free[slot].length; word++) {
            long any = with < 0 ? 0 : audience[with][word];
            for (int project = 0; project < plan.length; project++) {
                if (plan[project] == slot && project != without) {
                    any |= audience[project][word];
                }
            }
            heard += Long.bitCount(any & free[slot][word]);
        }
        for (int project = 0; project < plan.length; project++) {
            if (plan[project] == slot && project != without) {
                wishing += wanted[project];
            }
        }
        return wishing - heard;
    }

    /** By how much the clashes change when a project goes to a slot, in exchange for another or for none (-1). */
    int change(int[] plan, int project, int slot, int other) {
        int from = plan[project];
        int change = at(plan, slot, other, project) - at(plan, slot, -1, -1);
        if (from >= 0) {
            change += at(plan, from, project, other) - at(plan, from, -1, -1);
        } else {
            change -= wanted[project] + 1;
            if (other >= 0) {
                change += wanted[other] + 1;
            }
        }
        return change;
    }

    /** Whether a project has a part in a clash where it is. */
    boolean hurts(int[] plan, int project) {
        int slot = plan[project];
        return slot < 0 || at(plan, slot, -1, -1) > 0;
    }

    /** What a plan of the first projects of an order costs at least, whatever becomes of the others. */
    int lower(int[] plan, int[] order, int depth) {
        int clashes = 0;
        for (int slot = 0; slot < wishes.slots(); slot++) {
            clashes += at(plan, slot, -1, -1);
        }
        for (int place = 0; place < order.length; place++) {
            int project = order[place];
            if (plan[project] < 0) {
                clashes += place < depth ? wanted[project] + 1 : away[project];
            }
        }
        return clashes;
    }

    int[] wanted() {
        return Arrays.copyOf(wanted, wanted.length);
    }
}
