package org.halle.kernel;

import java.util.UUID;

/** Identifies a funder's pledge in a round. */
public record PledgeId(UUID value) implements Id {

    public static PledgeId random() {
        return new PledgeId(NewIds.next());
    }

    /** @throws NotFound when the text is no identifier: whoever typed it asked for something that is not there */
    public static PledgeId of(String text) {
        return new PledgeId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
