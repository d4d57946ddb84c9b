package org.halle.desk;

import java.time.LocalDate;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;

/**
 * Hands one's tasks in a programme to a colleague.
 *
 * @param to the last day
 * @param note a word to the colleague; may be empty
 */
public record HandOver(ProgrammeId programme, PersonId colleague, LocalDate from, LocalDate to, String note) {}
