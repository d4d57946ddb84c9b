package org.halle.kernel;

import java.util.UUID;

/** Identifies a venture's file in the funders' hall. */
public record DossierId(UUID value) implements Id {

    public static DossierId random() {
        return new DossierId(NewIds.next());
    }

    /** @throws NotFound when the text is no identifier: whoever typed it asked for something that is not there */
    public static DossierId of(String text) {
        return new DossierId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
