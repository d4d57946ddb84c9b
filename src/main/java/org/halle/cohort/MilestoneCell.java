package org.halle.cohort;

import java.time.Instant;
import org.halle.kernel.MilestoneId;
import org.halle.kernel.VentureId;

/** A milestone without its deliveries: what a board of many ventures needs of it. */
public record MilestoneCell(
        MilestoneId id, VentureId venture, int number, String title, Instant dueAt, Milestone.State state) {

    /** Whether something was due and has not come. */
    public boolean late(Instant now) {
        return (state == Milestone.State.OPEN || state == Milestone.State.REWORK || state == Milestone.State.PLANNED)
                && dueAt.isBefore(now);
    }
}
