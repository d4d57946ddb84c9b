package org.halle.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.halle.kernel.HalleClock;
import org.halle.kernel.LetterId;
import org.halle.kernel.PersonId;
import org.halle.people.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Repository;

/** The letters, in the database: written with what they tell, taken by one worker at a time. */
@Repository
class Outbox {

    private static final String INSERT =
            """
            insert into letter (id, letter_key, recipient, email, kind, template, about, language, title, body, action_label,
              link, secret, state, attempts, next_attempt_at, give_up_at, message_id, created_at, sent_at)
            values (:id, :letterKey, :recipient, :email, :kind, :template, :about, :language, :title, :body, :action,
              :link, :secret, :state, 0, :nextAttemptAt, :giveUpAt, :messageId, :createdAt, :sentAt)
            """;

    private static final int PORTION = 500;

    private final JdbcClient database;
    private final String insert;

    Outbox(JdbcClient database, DataSource dataSource) throws MetaDataAccessException {
        this.database = database;
        // PostgreSQL gives up the whole transaction on a double key, H2 the one statement
        String product = JdbcUtils.extractDatabaseMetaData(dataSource, metaData -> metaData.getDatabaseProductName());
        this.insert = "PostgreSQL".equals(product) ? INSERT + " on conflict do nothing" : INSERT;
    }

    /** @return whether it is new; a letter that is there already stays as it is */
    boolean add(Outgoing letter, List<Attachment> attachments) {
        try {
            int added = database.sql(insert)
                    .param("id", letter.id().value())
                    .param("letterKey", letter.letterKey())
                    .param(
                            "recipient",
                            letter.recipient() == null
                                    ? null
                                    : letter.recipient().value())
                    .param("email", letter.email())
                    .param("kind", letter.kind().name())
                    .param("template", letter.template())
                    .param("about", letter.about())
                    .param("language", letter.language().name())
                    .param("title", letter.title())
                    .param("body", letter.body())
                    .param("action", letter.action())
                    .param("link", letter.link())
                    .param("secret", letter.secret())
                    .param("state", letter.state().name())
                    .param("nextAttemptAt", atOrNever(letter.nextAttemptAt()))
                    .param("giveUpAt", at(letter.giveUpAt()))
                    .param("messageId", letter.messageId())
                    .param("createdAt", at(letter.createdAt()))
                    .param("sentAt", atOrNever(letter.sentAt()))
                    .update();
            if (added == 0) {
                return false;
            }
        } catch (DuplicateKeyException thereAlready) {
            return false;
        }
        int position = 0;
        for (Attachment attachment : attachments) {
            database.sql("insert into letter_attachment (letter, position, file_name, media_type, content)"
                            + " values (?, ?, ?, ?, ?)")
                    .params(
                            letter.id().value(),
                            position++,
                            attachment.fileName(),
                            attachment.mediaType(),
                            attachment.content())
                    .update();
        }
        return true;
    }

    /** Takes the letter that waits longest; whoever asks at the same time gets another one. */
    Optional<Outgoing> take(Instant now, Instant lostAt) {
        Optional<UUID> due = database.sql(
                        """
                        select id from letter where next_attempt_at <= ? order by next_attempt_at, id limit 1
                        for update skip locked
                        """)
                .params(at(now))
                .query(UUID.class)
                .optional();
        return due.map(id -> {
            database.sql(
                            "update letter set state = 'SENDING', attempts = attempts + 1, next_attempt_at = ? where id = ?")
                    .params(at(lostAt), id)
                    .update();
            return get(new LetterId(id)).orElseThrow();
        });
    }

    /** @param blank whether its words are forgotten */
    void sent(LetterId id, Instant now, boolean blank) {
        database.sql(
                        """
                        update letter set state = 'SENT', sent_at = ?, next_attempt_at = null, last_error = null
                        where id = ? and state <> 'SENT'
                        """)
                .params(at(now), id.value())
                .update();
        if (blank) {
            database.sql("update letter set body = '', link = null where id = ?")
                    .params(id.value())
                    .update();
        }
    }

    /** Lets it be taken again later, unless another worker has it by now. */
    void postpone(Outgoing letter, Instant until, String error) {
        database.sql(
                        """
                        update letter set state = 'WAITING', next_attempt_at = ?, last_error = ?
                        where id = ? and state = 'SENDING' and attempts = ?
                        """)
                .params(at(until), error, letter.id().value(), letter.attempts())
                .update();
    }

    void park(Outgoing letter, String error) {
        database.sql(
                        """
                        update letter set state = 'PARKED', next_attempt_at = null, last_error = ?
                        where id = ? and state = 'SENDING' and attempts = ?
                        """)
                .params(error, letter.id().value(), letter.attempts())
                .update();
    }

    /** @return whether it was parked */
    boolean unpark(LetterId id, String email, Instant now, Instant giveUpAt) {
        return database.sql(
                                """
                                update letter set state = 'WAITING', email = ?, next_attempt_at = ?, give_up_at = ?
                                where id = ? and state = 'PARKED'
                                """)
                        .params(email, at(now), at(giveUpAt), id.value())
                        .update()
                == 1;
    }

    List<PersonId> recipientsOfHeld(Instant before) {
        return database
                .sql("select distinct recipient from letter where state = 'HELD' and created_at < ?")
                .params(at(before))
                .query(UUID.class)
                .list()
                .stream()
                .map(PersonId::new)
                .toList();
    }

    /** The news held for a person, oldest first; what another node gathers right now is left to it. */
    List<Outgoing> takeHeld(PersonId recipient, Instant before) {
        return database.sql(
                        """
                        select * from letter where recipient = ? and state = 'HELD' and created_at < ?
                        order by created_at, id for update skip locked
                        """)
                .params(recipient.value(), at(before))
                .query(Outbox::row)
                .list();
    }

    void gathered(Collection<Outgoing> letters, Instant now) {
        for (Outgoing letter : letters) {
            sent(letter.id(), now, false);
        }
    }

    Optional<Outgoing> get(LetterId id) {
        return database.sql("select * from letter where id = ?")
                .params(id.value())
                .query(Outbox::row)
                .optional();
    }

    List<Attachment> attachments(LetterId id) {
        return database.sql("select * from letter_attachment where letter = ? order by position")
                .params(id.value())
                .query((row, number) -> new Attachment(
                        row.getString("file_name"), row.getString("media_type"), row.getBytes("content")))
                .list();
    }

    List<Outgoing> about(String subject, int atMost) {
        return database.sql("select * from letter where about = ? order by created_at desc, id desc limit ?")
                .params(subject, atMost)
                .query(Outbox::row)
                .list();
    }

    /** The newest about any of some subjects; asked in portions that a statement can carry. */
    List<Outgoing> about(Collection<String> subjects, int most) {
        List<String> all = subjects.stream().distinct().toList();
        List<Outgoing> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PORTION) {
            found.addAll(database.sql(
                            "select * from letter where about in (:subjects) order by created_at desc, id desc limit :most")
                    .param("subjects", all.subList(from, Math.min(all.size(), from + PORTION)))
                    .param("most", most)
                    .query(Outbox::row)
                    .list());
        }
        return found.stream()
                .sorted(Comparator.comparing(Outgoing::createdAt).reversed())
                .limit(most)
                .toList();
    }

    /** Which of these people were written a letter of that code; asked in portions too. */
    Set<PersonId> reached(String template, Collection<PersonId> people) {
        List<UUID> all = people.stream().map(PersonId::value).toList();
        Set<PersonId> reached = new HashSet<>();
        for (int from = 0; from < all.size(); from += PORTION) {
            reached.addAll(database.sql(
                            "select distinct recipient from letter where recipient in (:people) and template = :template")
                    .param("people", all.subList(from, Math.min(all.size(), from + PORTION)))
                    .param("template", template)
                    .query((row, number) -> new PersonId(row.getObject("recipient", UUID.class)))
                    .list());
        }
        return reached;
    }

    List<Outgoing> parked(int atMost) {
        return database.sql("select * from letter where state = 'PARKED' order by created_at desc, id desc limit ?")
                .params(atMost)
                .query(Outbox::row)
                .list();
    }

    /** The newest letters older than a place in the list, to one address or to all. */
    List<Outgoing> before(Instant createdAt, UUID id, @Nullable String email, int atMost) {
        String whose = email == null ? "" : "email = :email and ";
        JdbcClient.StatementSpec query = database.sql("select * from letter where " + whose
                        + "created_at <= :at and (created_at < :at or id < :id)"
                        + " order by created_at desc, id desc limit :most")
                .param("at", at(createdAt))
                .param("id", id)
                .param("most", atMost);
        if (email != null) {
            query = query.param("email", email);
        }
        return query.query(Outbox::row).list();
    }

    List<LetterTally> tally() {
        record Written(PersonId to, String template, LocalDate on) {}
        Map<Written, Integer> counts = new LinkedHashMap<>();
        database.sql("select recipient, template, created_at from letter where recipient is not null"
                        + " order by created_at, id")
                .query((row, number) -> new Written(
                        new PersonId(row.getObject("recipient", UUID.class)),
                        row.getString("template"),
                        LocalDate.ofInstant(
                                row.getObject("created_at", OffsetDateTime.class)
                                        .toInstant(),
                                HalleClock.PARIS)))
                .list()
                .forEach(written -> counts.merge(written, 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> new LetterTally(
                        entry.getKey().to(),
                        entry.getKey().template(),
                        entry.getKey().on(),
                        entry.getValue()))
                .toList();
    }

    /** How letters were titled, by their code. */
    Map<String, Set<String>> titles() {
        Map<String, Set<String>> titles = new TreeMap<>();
        database.sql("select distinct template, title from letter where recipient is not null")
                .query((row, number) -> titles.computeIfAbsent(row.getString("template"), code -> new TreeSet<>())
                        .add(row.getString("title")))
                .list();
        return titles;
    }

    private static Outgoing row(ResultSet row, int number) throws SQLException {
        return new Outgoing(
                new LetterId(row.getObject("id", UUID.class)),
                row.getString("letter_key"),
                recipient(row),
                row.getString("email"),
                LetterKind.valueOf(row.getString("kind")),
                row.getString("template"),
                row.getString("about"),
                Language.valueOf(row.getString("language")),
                row.getString("title"),
                row.getString("body"),
                row.getString("action_label"),
                row.getString("link"),
                row.getBoolean("secret"),
                LetterState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                instant(row, "next_attempt_at"),
                row.getObject("give_up_at", OffsetDateTime.class).toInstant(),
                row.getString("message_id"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "sent_at"),
                row.getString("last_error"));
    }

    private static @Nullable PersonId recipient(ResultSet row) throws SQLException {
        UUID id = row.getObject("recipient", UUID.class);
        return id == null ? null : new PersonId(id);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime atOrNever(@Nullable Instant instant) {
        return instant == null ? null : at(instant);
    }
}
