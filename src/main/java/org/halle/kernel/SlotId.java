package org.halle.kernel;

import java.util.UUID;

/** Identifies an hour that a coach offers. */
public record SlotId(UUID value) implements Id {

    public static SlotId random() {
        return new SlotId(NewIds.next());
    }

    /** @throws NotFound when the text is no identifier: whoever typed it asked for something that is not there */
    public static SlotId of(String text) {
        return new SlotId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
