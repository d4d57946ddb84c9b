package org.halle.hall.pitch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who speaks in which slot and room, and who hears whom: nobody is ever in two rooms, or there when they are not free.
 * What cannot be honoured is named.
 *
 * @param pitches one a project that has a place
 * @param clashes every wish that is not honoured; as few as the planner found
 * @param bound how many there are at least, however one plans
 */
public record Agenda(List<Pitch> pitches, List<Clash> clashes, int bound) {

    /** Whether it is known that there cannot be fewer clashes. */
    public boolean least() {
        return clashes.size() == bound;
    }

    /** A project in its place, and who hears it. */
    public record Pitch(int project, int slot, int room, List<Integer> listeners) {}

    /** Something that was wished and cannot be. */
    public sealed interface Clash {

        int project();

        /** No slot is left for that project. */
        record NoPlace(int project) implements Clash {}

        /** That funder is not free when the project speaks. */
        record Away(int project, int funder) implements Clash {}

        /** That funder hears another project then. */
        record Elsewhere(int project, int funder, int other) implements Clash {}

        /** The project has no place, and that funder wanted to hear it. */
        record Unheard(int project, int funder) implements Clash {}
    }

    /** @param slotOf each project's slot, -1 for none; at most as many in a slot as there are rooms */
    static Agenda of(Wishes wishes, int[] slotOf, int bound) {
        List<Pitch> pitches = new ArrayList<>();
        List<Clash> clashes = new ArrayList<>();
        for (int slot = 0; slot < wishes.slots(); slot++) {
            int here = slot;
            // whom few want to hear chooses first: whoever wants two hears the one with the smaller audience
            List<Integer> speakers = IntStream.range(0, slotOf.length)
                    .filter(project -> slotOf[project] == here)
                    .boxed()
                    .sorted(Comparator.comparingInt(wishes::wanted).thenComparingInt(project -> project))
                    .toList();
            int[] hears = new int[wishes.funders().size()];
            Arrays.fill(hears, -1);
            for (int room = 0; room < speakers.size(); room++) {
                int project = speakers.get(room);
                List<Integer> listeners = new ArrayList<>();
                wishes.audience().get(project).stream().forEach(funder -> {
                    if (!wishes.funders().get(funder).get(here)) {
                        clashes.add(new Clash.Away(project, funder));
                    } else if (hears[funder] >= 0) {
                        clashes.add(new Clash.Elsewhere(project, funder, hears[funder]));
                    } else {
                        hears[funder] = project;
                        listeners.add(funder);
                    }
                });
                pitches.add(new Pitch(project, slot, room, List.copyOf(listeners)));
            }
        }
        for (int project = 0; project < slotOf.length; project++) {
            if (slotOf[project] < 0) {
                int unplaced = project;
                clashes.add(new Clash.NoPlace(project));
                wishes.audience().get(project).stream()
                        .forEach(funder -> clashes.add(new Clash.Unheard(unplaced, funder)));
            }
        }
        return new Agenda(List.copyOf(pitches), List.copyOf(clashes), bound);
    }

    /** The funders that may hear something in a slot, as bits. */
    static long[] bits(BitSet set, int size) {
        long[] words = new long[(size + 63) / 64];
        long[] held = set.toLongArray();
        System.arraycopy(held, 0, words, 0, held.length);
        return words;
    }
}
