package org.halle.people;

import org.halle.kernel.OrganisationId;
import org.halle.kernel.ProgrammeId;
import org.jspecify.annotations.Nullable;

/**
 * A role that a person holds in a programme.
 *
 * @param organisation for whom, when it matters: a funder pledges in an organisation's name
 */
public record Grant(Role role, ProgrammeId programme, @Nullable OrganisationId organisation) {}
