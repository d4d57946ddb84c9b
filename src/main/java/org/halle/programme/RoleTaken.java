package org.halle.programme;

import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.Role;

/** A manager took a role back. Published inside the transaction that takes it. */
public record RoleTaken(PersonId person, Role role, ProgrammeId programme) {}
