package org.halle.impact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.halle.impact.LinesRefused.Wrong;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.programme.Programmes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Cohorts that were over before Halle, taken from a file of their programme's manager. */
@Service
@Transactional
public class PastCohorts {

    /** A cohort that was imported: how many ventures, with how many lines. */
    public record Imported(String cohort, int firstYear, long ventures, long lines) {}

    private final PastMeasures measures;
    private final Programmes programmes;
    private final Rights rights;
    private final HalleClock clock;

    PastCohorts(PastMeasures measures, Programmes programmes, Rights rights, HalleClock clock) {
        this.measures = measures;
        this.programmes = programmes;
        this.rights = rights;
        this.clock = clock;
    }

    /** The columns that a file has, in the order of the model. */
    public List<String> columns() {
        return PastFile.COLUMNS;
    }

    /**
     * Takes every line of a file, or none.
     *
     * @return how many lines were taken
     * @throws LinesRefused naming each line and column that makes no sense, or that is there already
     */
    public int take(PersonId by, ProgrammeId programme, byte[] file) {
        programmes.get(programme);
        rights.require(by, programme, Role.MANAGER);
        List<PastMeasure> lines = PastFile.read(file, programme, by, clock.instant(), clock.today());
        Set<String> known = measures.findByProgrammeInOrderById(List.of(programme)).stream()
                .map(PastCohorts::key)
                .collect(Collectors.toSet());
        List<Wrong> twice = new ArrayList<>();
        for (int place = 0; place < lines.size(); place++) {
            if (known.contains(key(lines.get(place)))) {
                twice.add(new Wrong(place + 2L, "projet", new Refused("impact.past.known")));
            }
        }
        if (!twice.isEmpty()) {
            throw new LinesRefused(twice);
        }
        measures.saveAll(lines);
        return lines.size();
    }

    /** Takes a cohort back that should not have been imported. */
    public void remove(PersonId by, ProgrammeId programme, String cohort) {
        programmes.get(programme);
        rights.require(by, programme, Role.MANAGER);
        List<PastMeasure> lines = measures.findByProgrammeAndCohort(programme, cohort);
        if (lines.isEmpty()) {
            throw new NotFound();
        }
        measures.deleteAll(lines);
    }

    /** What was imported into a programme, cohort by cohort. */
    @Transactional(readOnly = true)
    public List<Imported> of(PersonId by, ProgrammeId programme) {
        programmes.get(programme);
        rights.require(by, programme, Role.MANAGER);
        Map<String, List<PastMeasure>> byCohort = measures.findByProgrammeInOrderById(List.of(programme)).stream()
                .collect(Collectors.groupingBy(PastMeasure::cohort, LinkedHashMap::new, Collectors.toList()));
        return byCohort.entrySet().stream()
                .map(entry -> new Imported(
                        entry.getKey(),
                        entry.getValue().stream()
                                .mapToInt(line -> line.enteredOn().getYear())
                                .min()
                                .orElse(0),
                        entry.getValue().stream()
                                .map(PastMeasure::venture)
                                .distinct()
                                .count(),
                        entry.getValue().size()))
                .toList();
    }

    private static String key(PastMeasure line) {
        return line.cohort() + "\n" + line.venture() + "\n" + line.indicator();
    }
}
