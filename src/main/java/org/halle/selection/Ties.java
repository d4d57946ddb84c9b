package org.halle.selection;

import java.util.Set;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;

/**
 * What links a juror with the world, beside what they declare.
 *
 * @param memberships the organisations they belong to, whichever they sit for
 * @param coachedPeople the people whose projects they accompanied before
 * @param coachedOrganisations the organisations behind those projects
 */
record Ties(Set<OrganisationId> memberships, Set<PersonId> coachedPeople, Set<OrganisationId> coachedOrganisations) {

    static final Ties NONE = new Ties(Set.of(), Set.of(), Set.of());

    Ties {
        memberships = Set.copyOf(memberships);
        coachedPeople = Set.copyOf(coachedPeople);
        coachedOrganisations = Set.copyOf(coachedOrganisations);
    }
}
