package org.halle.studio.rehearsal.stage;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.halle.programme.WorkingDays;
import org.halle.studio.rehearsal.Report.Coverage;
import org.halle.studio.rehearsal.Report.Covered;
import org.halle.studio.rehearsal.Report.Day;
import org.halle.studio.rehearsal.Report.Happening;
import org.halle.studio.rehearsal.Report.Loop;
import org.halle.studio.rehearsal.Report.Place;

/** What the witness saw, in the report's words. */
final class Traces {

    /** Where tokens only part and meet: nobody calls that a step. */
    private static final Set<String> BETWEEN =
            Set.of("exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway");

    private static final Comparator<Happening> IN_ORDER = Comparator.comparing(
                    (Happening happening) -> happening.at().process())
            .thenComparing(happening -> happening.at().element());

    private final Witness witness;

    Traces(Witness witness) {
        this.witness = witness;
    }

    List<Day> calendar() {
        Map<LocalDate, List<Happening>> days = new TreeMap<>();
        for (Witness.Process process : witness.processes().values()) {
            for (Witness.Seen seen : process.elements.values()) {
                if (!BETWEEN.contains(seen.kind)) {
                    seen.days.forEach((day, count) -> days.computeIfAbsent(day, none -> new ArrayList<>())
                            .add(new Happening(seen.place, seen.kind, count)));
                }
            }
        }
        return days.entrySet().stream()
                .map(entry -> new Day(
                        entry.getKey(),
                        entry.getKey().getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.FRENCH),
                        WorkingDays.weekend(entry.getKey()),
                        WorkingDays.holiday(entry.getKey(), Locale.FRENCH).orElse(null),
                        entry.getValue().stream().sorted(IN_ORDER).toList()))
                .toList();
    }

    List<Coverage> coverage() {
        return witness.processes().values().stream()
                .map(process -> new Coverage(
                        process.key,
                        process.name,
                        process.started,
                        process.ended,
                        process.elements.values().stream()
                                .map(seen ->
                                        new Covered(seen.place.element(), seen.place.name(), seen.kind, seen.count))
                                .toList(),
                        new TreeMap<>(process.flows)))
                .toList();
    }

    List<Place> neverReached() {
        return witness.processes().values().stream()
                .flatMap(process -> process.elements.values().stream())
                .filter(seen -> seen.count == 0)
                .map(seen -> seen.place)
                .toList();
    }

    List<Loop> loops(int least) {
        return witness.circles(least).stream()
                .map(circle -> new Loop(circle.at().place, circle.instances(), circle.most()))
                .sorted(Comparator.comparing((Loop loop) -> loop.at().process())
                        .thenComparing(loop -> loop.at().element()))
                .toList();
    }

    int steps() {
        return witness.steps();
    }

    int instances() {
        return witness.processes().values().stream()
                .mapToInt(process -> process.started)
                .sum();
    }
}
