package org.halle.cohort;

import java.time.Instant;
import org.halle.kernel.PersonId;
import org.halle.kernel.VentureId;
import org.springframework.data.relational.core.mapping.Table;

/** Whether a venture was at a session, and who says so. */
@Table("attendance")
public record Attendance(VentureId venture, boolean present, PersonId markedBy, Instant markedAt) {}
