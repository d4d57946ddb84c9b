package org.halle.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.halle.kernel.HalleClock;
import org.halle.notification.Postman.Carried;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivering what waits in the outbox, one letter after the other: take it and commit, send, mark it sent. A worker that
 * dies between sending and marking sends that one letter again, with the same Message-ID; no other is ever sent twice.
 */
@Service
public class Delivery {

    /** When a letter that was taken and never marked counts as lost; longer than a mail server can make us wait. */
    static final Duration LOST_AFTER = Duration.ofMinutes(2);

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration FIRST_DELAY = Duration.ofMinutes(1);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);

    private final Outbox outbox;
    private final Postman postman;
    private final LetterSettings settings;
    private final HalleClock clock;
    private final TransactionTemplate ownTransaction;
    private volatile Instant pausedUntil = Instant.MIN;
    private volatile boolean away;

    Delivery(
            Outbox outbox,
            Postman postman,
            LetterSettings settings,
            HalleClock clock,
            PlatformTransactionManager transactions) {
        this.outbox = outbox;
        this.postman = postman;
        this.settings = settings;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Scheduled(fixedDelayString = "${halle.letters.every:PT2S}")
    void tick() {
        if (settings.send() && !clock.travelling()) {
            deliver();
        }
    }

    /**
     * Sends what is due, until nothing is or the mail server does not answer.
     *
     * @return how many letters went
     */
    public int deliver() {
        int delivered = 0;
        while (!clock.instant().isBefore(pausedUntil)) {
            Optional<Outgoing> letter = take();
            if (letter.isEmpty()) {
                break;
            }
            if (deliver(letter.get())) {
                delivered++;
            }
        }
        return delivered;
    }

    private Optional<Outgoing> take() {
        Instant now = clock.instant();
        Optional<Outgoing> taken = ownTransaction.execute(status -> outbox.take(now, now.plus(LOST_AFTER)));
        return taken == null ? Optional.empty() : taken;
    }

    private boolean deliver(Outgoing letter) {
        Carried carried = postman.carry(letter, outbox.attachments(letter.id()));
        String error = carried.error() == null ? "" : carried.error();
        if (away && carried.result() != Postman.Result.NOBODY_THERE) {
            log.info("The mail server answers again");
            away = false;
        }
        switch (carried.result()) {
            case DELIVERED -> {
                boolean blank = letter.secret() && !settings.demonstration();
                ownTransaction.executeWithoutResult(status -> outbox.sent(letter.id(), clock.instant(), blank));
                return true;
            }
            case IMPOSSIBLE -> {
                log.warn("Letter {} cannot be delivered: {}", letter.id(), error);
                ownTransaction.executeWithoutResult(status -> outbox.park(letter, error));
            }
            case TURNED_AWAY -> later(letter, error);
            case NOBODY_THERE -> {
                later(letter, error);
                pausedUntil = clock.instant().plus(PAUSE);
                if (!away) {
                    log.warn("The mail server does not answer ({}); letters wait", error);
                }
                away = true;
            }
        }
        return false;
    }

    private void later(Outgoing letter, String error) {
        Instant next = clock.instant().plus(delay(letter.attempts()));
        ownTransaction.executeWithoutResult(status -> {
            if (next.isAfter(letter.giveUpAt())) {
                log.warn("Letter {} is given up: {}", letter.id(), error);
                outbox.park(letter, error);
            } else {
                outbox.postpone(letter, next, error);
            }
        });
    }

    /** 1, 2, 4, then 5 minutes: soon after the server is back, everything is on its way. */
    static Duration delay(int attempts) {
        Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), 10));
        return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
    }
}
