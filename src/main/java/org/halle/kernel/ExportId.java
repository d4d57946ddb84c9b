package org.halle.kernel;

import java.util.UUID;

/** Identifies one export. */
public record ExportId(UUID value) implements Id {

    public static ExportId random() {
        return new ExportId(UUID.randomUUID());
    }

    /** @throws NotFound when the text is no identifier: whoever typed it asked for something that is not there */
    public static ExportId of(String text) {
        return new ExportId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
