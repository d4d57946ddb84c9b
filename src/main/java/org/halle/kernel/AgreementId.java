package org.halle.kernel;

import java.util.UUID;

/** Identifies what one funder and one project agree on. */
public record AgreementId(UUID value) implements Id {

    public static AgreementId random() {
        return new AgreementId(NewIds.next());
    }

    /** @throws NotFound when the text is no identifier: whoever typed it asked for something that is not there */
    public static AgreementId of(String text) {
        return new AgreementId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
