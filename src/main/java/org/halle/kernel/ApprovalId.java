package org.halle.kernel;

import java.util.UUID;

/** Identifies what was asked to be put in force. */
public record ApprovalId(UUID value) implements Id {

    public static ApprovalId random() {
        return new ApprovalId(NewIds.next());
    }

    /** @throws NotFound when the text is no identifier: whoever typed it asked for something that is not there */
    public static ApprovalId of(String text) {
        return new ApprovalId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
