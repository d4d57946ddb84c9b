package org.halle.kernel;

import java.util.UUID;

/** Identifies a person. */
public record PersonId(UUID value) implements Id {

    public static PersonId random() {
        return new PersonId(NewIds.next());
    }

    /** @throws NotFound when the text is no identifier: whoever typed it asked for something that is not there */
    public static PersonId of(String text) {
        return new PersonId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
