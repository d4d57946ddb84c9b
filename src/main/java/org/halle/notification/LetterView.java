package org.halle.notification;

import java.time.Instant;
import org.halle.kernel.LetterId;
import org.jspecify.annotations.Nullable;

/**
 * A letter in a list.
 *
 * @param recipient the reader's name
 * @param about what it is about, kind and id
 * @param error why it was not delivered so far, without personal data
 */
public record LetterView(
        LetterId id,
        String recipient,
        String email,
        LetterKind kind,
        String template,
        String about,
        String title,
        LetterState state,
        Instant createdAt,
        @Nullable Instant sentAt,
        int attempts,
        @Nullable String error) {}
