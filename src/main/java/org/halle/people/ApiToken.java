package org.halle.people;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * Lets a program act as a person through the API.
 *
 * @param tokenHash all that is kept of the token itself
 * @param lastUsedAt to the hour: it is not written at every request
 */
public record ApiToken(
        @Id UUID id,
        PersonId personId,
        String name,
        String tokenHash,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt,
        @Version @Nullable Long version) {

    /** No token outlives a year. */
    public static final int LONGEST_DAYS = 365;

    private static final int LONGEST_NAME = 80;

    static ApiToken issued(PersonId person, String name, String secret, Instant now, int days) {
        if (name.isBlank()) {
            throw new Refused("people.token.unnamed");
        }
        if (name.strip().length() > LONGEST_NAME) {
            throw new Refused("people.name.too-long", LONGEST_NAME);
        }
        if (days < 1 || days > LONGEST_DAYS) {
            throw new Refused("people.token.lifetime", LONGEST_DAYS);
        }
        return new ApiToken(
                UUID.randomUUID(),
                person,
                name.strip(),
                Secret.hash(secret),
                now,
                now.plus(Duration.ofDays(days)),
                null,
                null,
                null);
    }

    /** Revoking twice changes nothing. */
    ApiToken revoked(Instant now) {
        return revokedAt != null
                ? this
                : new ApiToken(id, personId, name, tokenHash, createdAt, expiresAt, lastUsedAt, now, version);
    }

    public boolean opensAt(Instant now) {
        return revokedAt == null && expiresAt.isAfter(now);
    }
}
