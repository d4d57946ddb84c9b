package org.halle.kernel;

import java.util.UUID;

/** Identifies a call for applications. */
public record CallId(UUID value) implements Id {

    public static CallId random() {
        return new CallId(NewIds.next());
    }

    /** @throws NotFound when the text is no identifier: whoever typed it asked for something that is not there */
    public static CallId of(String text) {
        return new CallId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
