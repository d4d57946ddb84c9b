package org.halle.kernel;

import java.util.UUID;

/** Identifies a letter in the outbox. */
public record LetterId(UUID value) implements Id {

    public static LetterId random() {
        return new LetterId(NewIds.next());
    }

    /** @throws NotFound when the text is no identifier: whoever typed it asked for something that is not there */
    public static LetterId of(String text) {
        return new LetterId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
