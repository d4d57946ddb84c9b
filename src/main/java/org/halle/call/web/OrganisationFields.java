package org.halle.call.web;

import org.halle.kernel.Refused;
import org.halle.people.Directory;
import org.halle.people.DirectoryEntry;
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

    /**
     * What a directory says under this SIREN; what it does not say stays as typed.
     *
     * @throws Refused when nothing is found, or the number is none
     */
    OrganisationFields lookedUp(Directory directory) {
        if (siren.isBlank()) {
            throw new Refused("call.refused.siren-missing");
        }
        DirectoryEntry entry =
                directory.find(Siren.parse(siren)).orElseThrow(() -> new Refused("call.refused.siren-unknown"));
        LegalStatus known = entry.status();
        return new OrganisationFields(entry.name(), known == null ? status : known.code(), siren);
    }
}
