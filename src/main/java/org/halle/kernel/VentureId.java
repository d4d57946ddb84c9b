package org.halle.kernel;

import java.util.UUID;

/** Identifies a project in a cohort. */
public record VentureId(UUID value) implements Id {

    public static VentureId random() {
        return new VentureId(NewIds.next());
    }

    /** @throws NotFound when the text is no identifier: whoever typed it asked for something that is not there */
    public static VentureId of(String text) {
        return new VentureId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
