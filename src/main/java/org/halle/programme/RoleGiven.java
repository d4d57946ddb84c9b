package org.halle.programme;

import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.Role;
import org.jspecify.annotations.Nullable;

/**
 * A manager gave somebody a role. Published inside the transaction that gives it: a stage where a role takes more than
 * the right, such as a seat in the jury, adds it there.
 *
 * @param organisation for whom, where it was said
 */
public record RoleGiven(PersonId person, Role role, ProgrammeId programme, @Nullable OrganisationId organisation) {}
