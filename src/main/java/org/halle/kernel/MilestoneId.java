package org.halle.kernel;

import java.util.UUID;

/** Identifies a milestone of a venture. */
public record MilestoneId(UUID value) implements Id {

    public static MilestoneId random() {
        return new MilestoneId(NewIds.next());
    }

    /** @throws NotFound when the text is no identifier: whoever typed it asked for something that is not there */
    public static MilestoneId of(String text) {
        return new MilestoneId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
