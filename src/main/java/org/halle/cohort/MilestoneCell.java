package org.halle.cohort;

import java.time.Instant;
import java.time.LocalDate;
import org.halle.kernel.HalleClock;
import org.halle.kernel.MilestoneId;
import org.halle.kernel.VentureId;

/** A milestone without its deliveries: what a board of many ventures needs of it. */
public record MilestoneCell(
        MilestoneId id, VentureId venture, int number, String title, Instant dueAt, Milestone.State state) {

    /** The day it is due, in Paris. */
    public LocalDate dueOn() {
        return LocalDate.ofInstant(dueAt, HalleClock.PARIS);
    }

    /** Moves when it is due; one that is over keeps its date. */
    MilestoneCell movedTo(Instant due) {
        return state.pending() && !due.equals(dueAt) ? new MilestoneCell(id, venture, number, title, due, state) : this;
    }

    /** Whether something was due and has not come. */
    public boolean late(Instant now) {
        return (state == Milestone.State.OPEN || state == Milestone.State.REWORK || state == Milestone.State.PLANNED)
                && dueAt.isBefore(now);
    }
}
