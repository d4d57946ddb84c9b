package org.halle.people.web;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token in the list of one's own.
 *
 * @param state live, expired or revoked
 */
record TokenView(
        UUID id, String name, Instant createdAt, Instant expiresAt, @Nullable Instant lastUsedAt, String state) {}
