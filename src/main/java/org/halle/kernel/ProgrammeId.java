package org.halle.kernel;

import java.util.UUID;

/** Identifies a programme: one run of an accelerator. */
public record ProgrammeId(UUID value) implements Id {

    public static ProgrammeId random() {
        return new ProgrammeId(NewIds.next());
    }

    /** @throws NotFound when the text is no identifier: whoever typed it asked for something that is not there */
    public static ProgrammeId of(String text) {
        return new ProgrammeId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
