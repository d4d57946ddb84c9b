package org.halle.call;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Something that was written about an application. It never changes.
 *
 * @param internal between those who manage the programme; its people never see it
 * @param mentions whom it names by "@"
 */
@Table("application_message")
public record Message(
        @Id UUID id,
        @Column("application_id") ApplicationId application,
        @Column("author_id") PersonId author,
        String text,
        boolean internal,
        Instant writtenAt,
        @MappedCollection(idColumn = "message_id") Set<Mention> mentions,
        @Version @Nullable Long version) {

    private static final int LONGEST = 4000;

    /** Somebody named in a message. */
    @Table("application_mention")
    public record Mention(@Column("person_id") PersonId person) {}

    /** @throws Refused when nothing is said, or too much */
    static Message written(WriteMessage wanted, PersonId by, Set<PersonId> mentioned, Instant now) {
        String text = wanted.text().strip();
        if (text.isEmpty()) {
            throw new Refused("call.refused.message-empty");
        }
        if (text.length() > LONGEST) {
            throw new Refused("call.refused.message-long", LONGEST);
        }
        return new Message(
                wanted.id(),
                wanted.application(),
                by,
                text,
                wanted.internal(),
                now,
                mentioned.stream().map(Mention::new).collect(Collectors.toUnmodifiableSet()),
                null);
    }
}
