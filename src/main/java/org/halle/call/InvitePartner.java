package org.halle.call;

import org.halle.kernel.ApplicationId;
import org.halle.people.LegalStatus;
import org.halle.people.Siren;
import org.jspecify.annotations.Nullable;

/** Whom to ask to join an application: the person who will sign, and for which organisation. */
public record InvitePartner(
        ApplicationId application,
        String email,
        String givenName,
        String familyName,
        String organisation,
        LegalStatus status,
        @Nullable Siren siren) {}
