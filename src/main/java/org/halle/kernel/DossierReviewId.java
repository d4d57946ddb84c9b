package org.halle.kernel;

import java.util.UUID;

/** Identifies one funder's reading of one dossier. */
public record DossierReviewId(UUID value) implements Id {

    public static DossierReviewId random() {
        return new DossierReviewId(NewIds.next());
    }

    /** @throws NotFound when the text is no identifier: whoever typed it asked for something that is not there */
    public static DossierReviewId of(String text) {
        return new DossierReviewId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
