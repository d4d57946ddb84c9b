package org.halle.call.web;

import org.halle.kernel.Refused;
import org.halle.people.LegalStatus;
import org.halle.people.Siren;
import org.jspecify.annotations.Nullable;

/** The fields by which somebody names an organisation, as typed. */
record OrganisationFields(String organisation, String status, String siren) {

    static final OrganisationFields EMPTY = new OrganisationFields("", "", "");

    LegalStatus legalStatus() {
        return LegalStatus.of(status).orElseThrow(() -> new Refused("call.refused.status-unknown"));
    }

    @Nullable Siren number() {
        return siren.isBlank() ? null : Siren.parse(siren);
    }
}
