package org.halle.selection.web;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Set;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.people.LegalStatus;
import org.halle.selection.Empanelling;

/** Somebody to sit in the jury, as it was typed. */
record JurorForm(
        String email, String givenName, String familyName, String organisation, String status, List<String> expertise) {

    static final JurorForm EMPTY = new JurorForm("", "", "", "", "", List.of());

    JurorForm {
        email = requireNonNullElse(email, "");
        givenName = requireNonNullElse(givenName, "");
        familyName = requireNonNullElse(familyName, "");
        organisation = requireNonNullElse(organisation, "");
        status = requireNonNullElse(status, "");
        expertise = requireNonNullElse(expertise, List.of());
    }

    Empanelling.NewJuror read(ProgrammeId programme) {
        return new Empanelling.NewJuror(
                programme,
                email,
                givenName,
                familyName,
                organisation,
                LegalStatus.of(status).orElse(LegalStatus.AUTRE),
                Set.copyOf(expertise));
    }

    /** The field that a refusal is about. */
    String wrong(Refused refused) {
        if (refused.code().startsWith("people.email")) {
            return "email";
        }
        int longest = Math.max(organisation.length(), Math.max(givenName.length(), familyName.length()));
        if (organisation.length() == longest) {
            return "organisation";
        }
        return givenName.length() == longest ? "givenName" : "familyName";
    }
}
