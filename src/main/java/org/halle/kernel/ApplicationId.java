package org.halle.kernel;

import java.util.UUID;

/** Identifies an application to a call. */
public record ApplicationId(UUID value) implements Id {

    public static ApplicationId random() {
        return new ApplicationId(NewIds.next());
    }

    /** @throws NotFound when the text is no identifier: whoever typed it asked for something that is not there */
    public static ApplicationId of(String text) {
        return new ApplicationId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
