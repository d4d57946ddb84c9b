package org.halle.kernel;

import java.util.UUID;

/** Identifies a rehearsal. */
public record RehearsalId(UUID value) implements Id {

    public static RehearsalId random() {
        return new RehearsalId(NewIds.next());
    }

    /** @throws NotFound when the text is no identifier: whoever typed it asked for something that is not there */
    public static RehearsalId of(String text) {
        return new RehearsalId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
