package org.halle.kernel;

import java.util.UUID;

/** Identifies an impact indicator of a venture. */
public record IndicatorId(UUID value) implements Id {

    public static IndicatorId random() {
        return new IndicatorId(NewIds.next());
    }

    /** @throws NotFound when the text is no identifier: whoever typed it asked for something that is not there */
    public static IndicatorId of(String text) {
        return new IndicatorId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
