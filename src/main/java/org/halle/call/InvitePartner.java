package org.halle.call;

import org.halle.kernel.ApplicationId;
import org.halle.people.LegalStatus;
import org.halle.people.Siren;
import org.jspecify.annotations.Nullable;

/**
 * Whom to ask to join an application: the person who will sign, and for which organisation.
 *
 * @param role what it is to do in the project, in a few words; may be empty until it signs
 */
public record InvitePartner(
        ApplicationId application,
        String email,
        String givenName,
        String familyName,
        String organisation,
        LegalStatus status,
        @Nullable Siren siren,
        String role) {

    /** Its role is said when it signs. */
    public InvitePartner(
            ApplicationId application,
            String email,
            String givenName,
            String familyName,
            String organisation,
            LegalStatus status,
            @Nullable Siren siren) {
        this(application, email, givenName, familyName, organisation, status, siren, "");
    }
}
