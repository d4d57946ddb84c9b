package org.halle.notification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.halle.kernel.HalleClock;
import org.halle.kernel.LetterId;
import org.halle.kernel.PersonId;
import org.halle.notification.Wording.Words;
import org.halle.people.Language;
import org.halle.people.LetterPreference;
import org.halle.people.People;
import org.halle.people.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Posting letters. A letter is a row written in the transaction of what it tells: both are kept or neither. Nothing is
 * sent here; {@link Delivery} does, later.
 */
@Service
public class Mailing {

    /** How long a mail server may be away before a letter is given up. */
    static final Duration PATIENCE = Duration.ofHours(24);

    private final Outbox outbox;
    private final Wording wording;
    private final Invites invites;
    private final Postman postman;
    private final People people;
    private final LetterSettings settings;
    private final ApplicationEventPublisher events;
    private final HalleClock clock;

    Mailing(
            Outbox outbox,
            Wording wording,
            Invites invites,
            Postman postman,
            People people,
            LetterSettings settings,
            ApplicationEventPublisher events,
            HalleClock clock) {
        this.outbox = outbox;
        this.wording = wording;
        this.invites = invites;
        this.postman = postman;
        this.people = people;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /** Posts a letter; one that is posted already is left as it is. */
    @Transactional
    public void post(Letter letter) {
        Person reader = people.get(letter.to());
        Words words = wording.of(letter, reader);
        Instant now = clock.instant();
        List<Attachment> attachments = new ArrayList<>(letter.attachments());
        if (!letter.invites().isEmpty()) {
            attachments.add(invites.attachment(letter.invites(), reader, words.link(), now));
        }
        String key = key(letter.template(), letter.subject(), reader.id().toString(), letter.occurrence());
        add(
                key,
                reader.id(),
                reader.email(),
                letter.kind(),
                letter.template(),
                letter.subject(),
                reader.language(),
                words,
                false,
                stateFor(letter.kind(), reader.letters()),
                attachments);
    }

    /** A letter whose link signs in: at once, and its words are forgotten when it has gone. */
    void postSecret(String template, String email, @Nullable Person reader, Language language, Words words) {
        String key = key(template, "", email, LetterId.random().toString());
        add(
                key,
                reader == null ? null : reader.id(),
                email,
                LetterKind.ACTION,
                template,
                "",
                language,
                words,
                true,
                LetterState.WAITING,
                List.of());
    }

    /** The day's news in one letter, itself to be sent at once. */
    void postDigest(Person reader, String occurrence, Words words, List<Attachment> attachments) {
        add(
                key("digest", "", reader.id().toString(), occurrence),
                reader.id(),
                reader.email(),
                LetterKind.INFO,
                "digest",
                "",
                reader.language(),
                words,
                false,
                LetterState.WAITING,
                attachments);
    }

    private void add(
            String key,
            @Nullable PersonId recipient,
            String email,
            LetterKind kind,
            String template,
            String about,
            Language language,
            Words words,
            boolean secret,
            LetterState wanted,
            List<Attachment> attachments) {
        Instant now = clock.instant();
        boolean shelved = wanted == LetterState.WAITING && postman.shelf();
        boolean forgotten = shelved && secret && !settings.demonstration();
        boolean written = outbox.add(
                new Outgoing(
                        LetterId.random(),
                        key,
                        recipient,
                        email,
                        kind,
                        template,
                        about,
                        language,
                        words.title(),
                        forgotten ? "" : words.body(),
                        words.action(),
                        forgotten ? null : words.link(),
                        secret,
                        shelved ? LetterState.SENT : wanted,
                        0,
                        wanted == LetterState.WAITING && !shelved ? now : null,
                        now.plus(PATIENCE),
                        "<" + key + "@" + settings.host() + ">",
                        now,
                        shelved ? now : null,
                        null),
                attachments);
        if (written && recipient != null) {
            events.publishEvent(new LetterPosted(template, about, words.title(), recipient, wanted));
        }
    }

    private static LetterState stateFor(LetterKind kind, LetterPreference preference) {
        if (kind == LetterKind.ACTION) {
            return LetterState.WAITING;
        }
        return switch (preference) {
            case AT_ONCE -> LetterState.WAITING;
            case DAILY -> LetterState.HELD;
            case ONLY_ACTIONS -> LetterState.SKIPPED;
        };
    }

    private static String key(String... parts) {
        try {
            byte[] text = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
