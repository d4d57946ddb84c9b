package org.halle.people;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sign-in links that were sent, by the hash of their token. */
@Repository
class SignInLinks {

    /** Longer than any limit looks back. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient database;
    private final FirstComeInsert firstCome;

    SignInLinks(JdbcClient database, FirstComeInsert firstCome) {
        this.database = database;
        this.firstCome = firstCome;
    }

    record Link(String email, Language language, Instant expiresAt, @Nullable Instant usedAt) {}

    /** Until the transaction ends, nobody else counts or adds links for this address. */
    void lock(String email, Instant now) {
        if (touched(email, now)) {
            return;
        }
        boolean first = firstCome.attempt(
                () -> database.sql("insert into sign_in_address (email, asked_at) values (:email, :now)")
                        .param("email", email)
                        .param("now", at(now))
                        .update());
        if (!first) {
            touched(email, now);
        }
    }

    private boolean touched(String email, Instant now) {
        return database.sql("update sign_in_address set asked_at = :now where email = :email")
                        .param("email", email)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    int sentSince(String email, Instant since) {
        return database.sql("select count(*) from sign_in_link where email = :email and created_at > :since")
                .param("email", email)
                .param("since", at(since))
                .query(Integer.class)
                .single();
    }

    void add(String hash, String email, Language language, Instant now, Instant expiresAt) {
        database.sql(
                        """
                        insert into sign_in_link (token_hash, email, language, created_at, expires_at)
                        values (:hash, :email, :language, :now, :expires)
                        """)
                .param("hash", hash)
                .param("email", email)
                .param("language", language.name())
                .param("now", at(now))
                .param("expires", at(expiresAt))
                .update();
    }

    Optional<Link> find(String hash) {
        return database.sql("select email, language, expires_at, used_at from sign_in_link where token_hash = :hash")
                .param("hash", hash)
                .query((row, number) -> new Link(
                        row.getString("email"),
                        Language.valueOf(row.getString("language")),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("used_at", OffsetDateTime.class))))
                .optional();
    }

    /** One statement: of two clicks at the same time one gets true. */
    boolean use(String hash, Instant now) {
        return database.sql(
                                """
                                update sign_in_link set used_at = :now
                                where token_hash = :hash and used_at is null and expires_at > :now
                                """)
                        .param("hash", hash)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    void forgetOld(Instant now) {
        OffsetDateTime old = at(now.minus(KEPT));
        database.sql("delete from sign_in_link where created_at < :old")
                .param("old", old)
                .update();
        database.sql("delete from sign_in_address where asked_at < :old")
                .param("old", old)
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
