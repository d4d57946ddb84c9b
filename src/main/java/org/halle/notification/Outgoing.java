package org.halle.notification;

import java.time.Instant;
import org.halle.kernel.LetterId;
import org.halle.kernel.PersonId;
import org.halle.people.Language;
import org.jspecify.annotations.Nullable;

/**
 * A row of the outbox.
 *
 * @param letterKey of template, subject, recipient and occurrence: the same for the same letter
 * @param recipient nobody, when somebody Halle does not know asked to sign in
 * @param body the words, filled; empty once a secret letter has gone
 * @param secret it holds a link that signs in
 * @param attempts how often a worker took it
 * @param nextAttemptAt when a worker may take it (again); none when nothing is left to do
 * @param giveUpAt when trying ends
 */
record Outgoing(
        LetterId id,
        String letterKey,
        @Nullable PersonId recipient,
        String email,
        LetterKind kind,
        String template,
        String about,
        Language language,
        String title,
        String body,
        @Nullable String action,
        @Nullable String link,
        boolean secret,
        LetterState state,
        int attempts,
        @Nullable Instant nextAttemptAt,
        Instant giveUpAt,
        String messageId,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable String lastError) {}
