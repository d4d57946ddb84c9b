package org.halle.selection;

import java.util.Set;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;

/**
 * An application as the jury's seats see it: what it is about, and who is behind it.
 *
 * @param people its lead and its partners' persons
 * @param organisations the lead's and the partners'
 */
record Candidacy(
        ApplicationId id,
        String reference,
        String challenge,
        Set<PersonId> people,
        Set<OrganisationId> organisations) {}
