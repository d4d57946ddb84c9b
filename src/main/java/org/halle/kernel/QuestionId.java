package org.halle.kernel;

import java.util.UUID;

/** Identifies a question asked on a dossier. */
public record QuestionId(UUID value) implements Id {

    public static QuestionId random() {
        return new QuestionId(NewIds.next());
    }

    /** @throws NotFound when the text is no identifier: whoever typed it asked for something that is not there */
    public static QuestionId of(String text) {
        return new QuestionId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
