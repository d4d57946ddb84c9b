package org.halle.notification;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.notification.Wording.Words;
import org.halle.people.People;
import org.halle.people.Person;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gathers, at half past seven in Paris, the news of those who want them once a day. */
@Service
public class DailyDigest {

    private static final LocalTime HALF_PAST_SEVEN = LocalTime.of(7, 30);

    private final Outbox outbox;
    private final Mailing mailing;
    private final Wording wording;
    private final People people;
    private final LetterSettings settings;
    private final HalleClock clock;
    private final TransactionTemplate transaction;

    DailyDigest(
            Outbox outbox,
            Mailing mailing,
            Wording wording,
            People people,
            LetterSettings settings,
            HalleClock clock,
            PlatformTransactionManager transactions) {
        this.outbox = outbox;
        this.mailing = mailing;
        this.wording = wording;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Every minute, so that a morning the machine slept through is made up for. */
    @Scheduled(fixedDelayString = "${halle.letters.digest-every:PT1M}")
    void tick() {
        if (settings.send() && !clock.travelling()) {
            gather();
        }
    }

    /** Gathers what was held before the last half past seven. */
    public void gather() {
        Instant before = lastHalfPastSeven();
        for (PersonId recipient : outbox.recipientsOfHeld(before)) {
            transaction.executeWithoutResult(status -> gather(recipient, before));
        }
    }

    private void gather(PersonId recipient, Instant before) {
        List<Outgoing> news = outbox.takeHeld(recipient, before);
        if (news.isEmpty()) {
            return;
        }
        Person reader = people.get(recipient);
        Words frame =
                wording.of("digest", Map.of("count", news.size()), "/desk", reader.language(), reader.displayName());
        StringBuilder body = new StringBuilder(frame.body());
        List<Attachment> attachments = new ArrayList<>();
        for (Outgoing letter : news) {
            body.append("\n\n## ").append(letter.title()).append("\n\n").append(letter.body());
            if (letter.link() != null) {
                body.append("\n\n[")
                        .append(letter.action())
                        .append("](")
                        .append(letter.link())
                        .append(')');
            }
            attachments.addAll(outbox.attachments(letter.id()));
        }
        String occurrence = news.get(0).id().toString();
        mailing.postDigest(
                reader,
                occurrence,
                new Words(frame.title(), body.toString(), frame.action(), frame.link()),
                attachments);
        outbox.gathered(news, clock.instant());
    }

    private Instant lastHalfPastSeven() {
        ZonedDateTime now = clock.instant().atZone(HalleClock.PARIS);
        ZonedDateTime today = now.with(HALF_PAST_SEVEN);
        return (now.isBefore(today) ? today.minusDays(1) : today).toInstant();
    }
}
