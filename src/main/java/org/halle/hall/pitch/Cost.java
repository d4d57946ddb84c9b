package org.halle.hall.pitch;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * How many clashes a plan has. A plan is each project's slot, -1 for none. A funder who is free hears one of the projects
 * of a slot it wants to hear; every further one, and each while it is away, is a clash. A project without a place is one
 * more, and nobody hears it.
 */
final class Cost {

    private final Wishes wishes;
    private final long[][][] hearers;
    private final int[] wanted;
    private final int wordsNeeded;

    Cost(Wishes wishes) {
        this.wishes = wishes;
        int funders = wishes.funders().size();
        int projects = wishes.projects().size();
        wordsNeeded = (funders + 63) / 64;
        wanted = IntStream.range(0, projects).map(wishes::wanted).toArray();
        hearers = new long[projects][wishes.slots()][wordsNeeded];
        for (int project = 0; project < projects; project++) {
            for (int slot = 0; slot < wishes.slots(); slot++) {
                int here = slot;
                long[] words = hearers[project][slot];
                wishes.audience().get(project).stream()
                        .filter(funder -> wishes.funders().get(funder).get(here))
                        .forEach(funder -> words[funder / 64] |= 1L << (funder % 64));
            }
        }
    }

    int slots() {
        return wishes.slots();
    }

    int rooms() {
        return wishes.rooms();
    }

    int projects() {
        return wanted.length;
    }

    boolean free(int project, int slot) {
        return wishes.projects().get(project).get(slot);
    }

    /** How many funders want to hear that project. */
    int wanted(int project) {
        return wanted[project];
    }

    /** How many wishes there are. */
    int wishedFor() {
        return Arrays.stream(wanted).sum();
    }

    /** How many of a project's audience are away in a slot. */
    int away(int project, int slot) {
        return wanted[project] - more(project, slot, new long[wordsNeeded]);
    }

    /** Who hears a project in a slot, as numbers of funders. */
    BitSet hearers(int project, int slot) {
        return BitSet.valueOf(hearers[project][slot]);
    }

    /** A set of funders, with nobody in it. */
    long[] nobody() {
        return new long[wordsNeeded];
    }

    /** How many hear a project in a slot, beside those who hear another one. */
    int more(int project, int slot, long[] others) {
        int more = 0;
        long[] here = hearers[project][slot];
        for (int word = 0; word < wordsNeeded; word++) {
            more += Long.bitCount(here[word] & ~others[word]);
        }
        return more;
    }

    /** Those who hear a project in a slot, added to others. */
    void join(int project, int slot, long[] others, long[] all) {
        long[] here = hearers[project][slot];
        for (int word = 0; word < wordsNeeded; word++) {
            all[word] = here[word] | others[word];
        }
    }

    int of(int[] plan) {
        int clashes = 0;
        long[][] heard = new long[wishes.slots()][wordsNeeded];
        for (int project = 0; project < plan.length; project++) {
            int slot = plan[project];
            if (slot < 0) {
                clashes += wanted[project] + 1;
            } else {
                clashes += wanted[project] - more(project, slot, heard[slot]);
                join(project, slot, heard[slot], heard[slot]);
            }
        }
        return clashes;
    }
}
