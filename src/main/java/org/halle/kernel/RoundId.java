package org.halle.kernel;

import java.util.UUID;

/** Identifies a tour de table. */
public record RoundId(UUID value) implements Id {

    public static RoundId random() {
        return new RoundId(NewIds.next());
    }

    /** @throws NotFound when the text is no identifier: whoever typed it asked for something that is not there */
    public static RoundId of(String text) {
        return new RoundId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
