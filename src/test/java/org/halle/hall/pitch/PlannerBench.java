package org.halle.hall.pitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.halle.Measured;
import org.junit.jupiter.api.Test;

/**
 * A day of 40 projects and 20 funders: in 3 rooms at 20 times, in 2 rooms at 30, or one after the other; from days on
 * which nearly every wish can be honoured to days on which everybody wants to hear far more than there is time for. Twenty
 * days are drawn for each; every one is to have its agenda within 5 seconds.
 */
class PlannerBench {

    private static final int DAYS = 20;
    private static final int PROJECTS = 40;
    private static final int FUNDERS = 20;
    private static final long GOAL_MS = 5_000;

    private record Size(int rooms, int slots, int wantedPercent, int freePercent) {}

    private static final List<Size> SIZES = List.of(
            new Size(3, 20, 15, 80),
            new Size(2, 30, 20, 80),
            new Size(1, 40, 40, 80),
            new Size(3, 20, 40, 80),
            new Size(3, 20, 40, 100),
            new Size(3, 20, 15, 40),
            new Size(3, 20, 40, 40),
            new Size(3, 14, 40, 97),
            new Size(3, 20, 40, 98));

    @Test
    void plansADay() {
        Measured measured = Measured.by(PlannerBench.class, "Pitch day: 40 projects, 20 funders")
                .row(
                        "rooms × slots",
                        "wanted",
                        "there",
                        "median ms",
                        "worst ms",
                        "without a clash",
                        "clashes, mean",
                        "known to be the least",
                        "worst gap to the bound");
        for (Size size : SIZES) {
            List<Long> took = new ArrayList<>();
            int without = 0;
            int least = 0;
            int clashes = 0;
            int gap = 0;
            for (int day = 0; day < DAYS; day++) {
                Wishes wishes = draw(size, new Random(day));
                long start = System.nanoTime();
                Agenda agenda = Planner.plan(wishes, PitchPlanning.TIME);
                took.add((System.nanoTime() - start) / 1_000_000);
                without += agenda.clashes().isEmpty() ? 1 : 0;
                least += agenda.least() ? 1 : 0;
                clashes += agenda.clashes().size();
                gap = Math.max(gap, agenda.clashes().size() - agenda.bound());
            }
            took.sort(null);
            measured.row(
                    size.rooms() + " × " + size.slots(),
                    size.wantedPercent() + " %",
                    size.freePercent() + " %",
                    took.get(DAYS / 2),
                    took.get(DAYS - 1),
                    without + " of " + DAYS,
                    (double) clashes / DAYS,
                    least + " of " + DAYS,
                    gap);
            assertThat(took.get(DAYS - 1)).isLessThanOrEqualTo(GOAL_MS);
        }
        measured.keep();
    }

    private static Wishes draw(Size size, Random random) {
        return new Wishes(
                size.slots(),
                size.rooms(),
                sets(random, PROJECTS, size.slots(), size.freePercent()),
                sets(random, FUNDERS, size.slots(), size.freePercent()),
                sets(random, PROJECTS, FUNDERS, size.wantedPercent()));
    }

    private static List<BitSet> sets(Random random, int count, int size, int percent) {
        List<BitSet> sets = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            BitSet set = new BitSet();
            IntStream.range(0, size)
                    .filter(bit -> random.nextInt(100) < percent)
                    .forEach(set::set);
            sets.add(set);
        }
        return sets;
    }
}
