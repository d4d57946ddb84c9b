package org.halle.notification;

import java.time.Instant;
import org.halle.kernel.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Lets a calendar read one person's appointments by an address that nobody can guess.
 *
 * @param secretHash all that is kept of the secret in the address
 */
@Table("calendar_feed")
public record CalendarFeed(
        @Id PersonId person, String secretHash, Instant createdAt, @Version @Nullable Long version) {}
