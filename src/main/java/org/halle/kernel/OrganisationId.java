package org.halle.kernel;

import java.util.UUID;

/** Identifies an organisation. */
public record OrganisationId(UUID value) implements Id {

    public static OrganisationId random() {
        return new OrganisationId(NewIds.next());
    }

    /** @throws NotFound when the text is no identifier: whoever typed it asked for something that is not there */
    public static OrganisationId of(String text) {
        return new OrganisationId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
