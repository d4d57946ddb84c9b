package org.halle.desk;

import org.halle.kernel.ProgrammeId;

/**
 * A subject as the desk shows it.
 *
 * @param title what people call it
 * @param subtitle a few words that tell it from its neighbours; may be empty
 * @param path its own page
 * @param programme the programme it belongs to
 */
public record SubjectCard(String title, String subtitle, String path, ProgrammeId programme) {}
