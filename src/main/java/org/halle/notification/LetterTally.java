package org.halle.notification;

import java.time.LocalDate;
import org.halle.kernel.PersonId;

/**
 * How many letters one person was written on one day.
 *
 * @param template which
 * @param on the day, in Paris
 */
public record LetterTally(PersonId to, String template, LocalDate on, int count) {}
