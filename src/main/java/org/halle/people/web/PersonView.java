package org.halle.people.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Oneself, as the API tells it. */
record PersonView(
        String id,
        String email,
        String givenName,
        String familyName,
        String displayName,
        String language,
        String letters,
        boolean operator,
        List<OrganisationView> organisations,
        List<GrantView> grants) {

    record OrganisationView(String id, String name, String status, @Nullable String siren) {}

    record GrantView(String role, String programme, @Nullable String organisation) {}
}
