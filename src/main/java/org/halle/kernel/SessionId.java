package org.halle.kernel;

import java.util.UUID;

/** Identifies a working session, collective or individual. */
public record SessionId(UUID value) implements Id {

    public static SessionId random() {
        return new SessionId(NewIds.next());
    }

    /** @throws NotFound when the text is no identifier: whoever typed it asked for something that is not there */
    public static SessionId of(String text) {
        return new SessionId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
