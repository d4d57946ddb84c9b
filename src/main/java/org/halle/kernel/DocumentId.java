package org.halle.kernel;

import java.util.UUID;

/** Identifies a stored file. */
public record DocumentId(UUID value) implements Id {

    public static DocumentId random() {
        return new DocumentId(NewIds.next());
    }

    /** @throws NotFound when the text is no identifier: whoever typed it asked for something that is not there */
    public static DocumentId of(String text) {
        return new DocumentId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
