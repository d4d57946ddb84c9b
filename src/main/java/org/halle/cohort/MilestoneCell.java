package org.halle.cohort;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.halle.kernel.HalleClock;
import org.halle.kernel.MilestoneId;
import org.halle.kernel.VentureId;
import org.springframework.jdbc.core.RowMapper;

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

    /** By hand: a board reads fifteen hundred of them, and a mapping by reflection is most of what it would cost. */
    static final class Row implements RowMapper<MilestoneCell> {

        @Override
        public MilestoneCell mapRow(ResultSet row, int number) throws SQLException {
            return new MilestoneCell(
                    new MilestoneId(row.getObject(1, UUID.class)),
                    new VentureId(row.getObject(2, UUID.class)),
                    row.getInt(3),
                    row.getString(4),
                    row.getObject(5, OffsetDateTime.class).toInstant(),
                    Milestone.State.valueOf(row.getString(6)));
        }
    }
}
