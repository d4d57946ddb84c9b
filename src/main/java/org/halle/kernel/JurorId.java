package org.halle.kernel;

import java.util.UUID;

/** Identifies one person's seat in one programme's jury. */
public record JurorId(UUID value) implements Id {

    public static JurorId random() {
        return new JurorId(NewIds.next());
    }

    /** @throws NotFound when the text is no identifier: whoever typed it asked for something that is not there */
    public static JurorId of(String text) {
        return new JurorId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
