package org.halle.cohort;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.VentureId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A whole cohort at a glance, in as many statements for a hundred ventures as for one. */
@Service
@Transactional(readOnly = true)
public class CohortOverview {

    /** A venture's line: its milestones in the order of its plan, and what it has held of what is asked. */
    public record Line(Venture venture, List<MilestoneCell> milestones, Quota quota) {}

    private final Ventures ventures;
    private final Milestones milestones;
    private final Attending attending;

    CohortOverview(Ventures ventures, Milestones milestones, Attending attending) {
        this.ventures = ventures;
        this.milestones = milestones;
        this.attending = attending;
    }

    /** Every venture of a programme, by name. */
    public List<Line> lines(ProgrammeId programme) {
        Map<VentureId, List<MilestoneCell>> cells =
                milestones.cells(programme).stream().collect(Collectors.groupingBy(MilestoneCell::venture));
        Map<VentureId, Quota> quotas = attending.quotas(programme);
        return ventures.findByProgrammeOrderByName(programme).stream()
                .map(venture -> new Line(
                        venture,
                        cells.getOrDefault(venture.id(), List.of()),
                        quotas.getOrDefault(venture.id(), new Quota(0, 0, 0, 0))))
                .toList();
    }
}
