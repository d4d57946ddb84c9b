package org.halle.hall;

import java.time.Instant;
import java.util.Locale;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.DossierId;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.QuestionId;
import org.halle.kernel.Refused;
import org.halle.kernel.RoundId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A funder's question about a dossier, and the project's answer.
 *
 * @param organisation the funder in whose name it is asked
 * @param answer empty until given
 * @param audience who may read question and answer, once answered
 */
@Table("question")
public record Question(
        @Id QuestionId id,
        RoundId round,
        DossierId dossier,
        PersonId askedBy,
        OrganisationId organisation,
        @Column("question_text") String text,
        Instant askedAt,
        @Column("answer_text") String answer,
        @Nullable PersonId answeredBy,
        @Nullable Instant answeredAt,
        Audience audience,
        @Version @Nullable Long version) {

    /** Who may read an answer. */
    public enum Audience {
        /** Every funder who may read the dossier. */
        ALL,
        /** Only the funder who asked. */
        ASKER;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int LONGEST = 4000;

    static Question asked(
            RoundId round, DossierId dossier, PersonId by, OrganisationId organisation, String text, Instant at) {
        if (text.isBlank()) {
            throw new Refused("hall.refused.empty-question");
        }
        if (text.strip().length() > LONGEST) {
            throw new Refused("hall.refused.too-long", LONGEST);
        }
        return new Question(
                QuestionId.random(),
                round,
                dossier,
                by,
                organisation,
                text.strip(),
                at,
                "",
                null,
                null,
                Audience.ASKER,
                null);
    }

    /** @throws AlreadyDone when it was answered before */
    Question answered(PersonId by, String words, Audience readers, Instant at) {
        if (answered()) {
            throw new AlreadyDone("hall.done.question");
        }
        if (words.isBlank()) {
            throw new Refused("hall.refused.empty-answer");
        }
        return new Question(
                id, round, dossier, askedBy, organisation, text, askedAt, words.strip(), by, at, readers, version);
    }

    public boolean answered() {
        return answeredAt != null;
    }
}
