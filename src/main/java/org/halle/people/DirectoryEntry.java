package org.halle.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An organisation as a directory has it.
 *
 * @param status null when the directory's own code for it is none of ours
 */
public record DirectoryEntry(
        Siren siren, String name, @Nullable LegalStatus status, @Nullable String town, @Nullable LocalDate foundedOn) {}
