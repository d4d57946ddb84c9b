package org.halle.kernel;

import java.util.UUID;

/** Identifies one payment of an agreement. */
public record TrancheId(UUID value) implements Id {

    public static TrancheId random() {
        return new TrancheId(NewIds.next());
    }

    /** @throws NotFound when the text is no identifier: whoever typed it asked for something that is not there */
    public static TrancheId of(String text) {
        return new TrancheId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
