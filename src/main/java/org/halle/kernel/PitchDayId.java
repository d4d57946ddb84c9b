package org.halle.kernel;

import java.util.UUID;

/** Identifies a programme's day of pitches. */
public record PitchDayId(UUID value) implements Id {

    public static PitchDayId random() {
        return new PitchDayId(NewIds.next());
    }

    /** @throws NotFound when the text is no identifier: whoever typed it asked for something that is not there */
    public static PitchDayId of(String text) {
        return new PitchDayId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
