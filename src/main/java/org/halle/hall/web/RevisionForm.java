package org.halle.hall.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.halle.hall.Dossier;
import org.halle.hall.PublishDossier;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.jspecify.annotations.Nullable;

/** The words of a published dossier, as somebody changes them. */
record RevisionForm(
        @Nullable String pitch, @Nullable String need, @Nullable String useOfFunds, @Nullable Boolean contactShared) {

    /** As in the form that publishes it first. */
    private static final int MOST_CHARACTERS = 2000;

    static RevisionForm of(Dossier dossier) {
        return new RevisionForm(dossier.pitch(), dossier.need(), dossier.useOfFunds(), dossier.contactShared());
    }

    /** Whatever stands there. */
    PublishDossier words(Dossier dossier) {
        return new PublishDossier(
                text(pitch),
                text(need),
                text(useOfFunds),
                dossier.target(),
                dossier.instruments(),
                Boolean.TRUE.equals(contactShared));
    }

    /** @throws RefusedFields naming each text that is missing or too long */
    PublishDossier read(Dossier dossier) {
        Map<String, Refused> wrong = new LinkedHashMap<>();
        check("pitch", text(pitch), wrong);
        check("need", text(need), wrong);
        check("useOfFunds", text(useOfFunds), wrong);
        if (!wrong.isEmpty()) {
            throw new RefusedFields("hall.refused.dossier-incomplete", wrong);
        }
        return words(dossier);
    }

    private static void check(String field, String text, Map<String, Refused> wrong) {
        if (text.isBlank()) {
            wrong.put(field, new Refused("hall.refused.dossier-incomplete"));
        } else if (text.length() > MOST_CHARACTERS) {
            wrong.put(field, new Refused("hall.refused.too-long", MOST_CHARACTERS));
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\r\n", "\n");
    }
}
