package org.halle.kernel;

import java.util.UUID;

/** Identifies one juror's assessment of one application. */
public record AssessmentId(UUID value) implements Id {

    public static AssessmentId random() {
        return new AssessmentId(NewIds.next());
    }

    /** @throws NotFound when the text is no identifier: whoever typed it asked for something that is not there */
    public static AssessmentId of(String text) {
        return new AssessmentId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
