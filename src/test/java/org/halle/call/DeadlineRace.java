package org.halle.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.halle.Together;
import org.halle.desk.Desk;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Refused;
import org.halle.people.LegalStatus;
import org.halle.people.Person;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Leads who hand in while their call closes. The deadline falls where a part of them has pressed the button. */
final class DeadlineRace {

    /** How long before the deadline the first one comes, and how long after it the last. */
    static final Duration AROUND = Duration.ofSeconds(2);

    private static final int AT_ONCE = 10;
    /** As many times as the engine tries a step. */
    private static final int TRIES = 6;

    /** One that was sent: what the database's clock said before and after, and whether it came in. */
    private record Sent(ApplicationId id, Instant before, Instant after, boolean accepted) {}

    /**
     * What came of it.
     *
     * @param wrong taken too late, or turned away in time
     * @param lost taken and not there, or turned away with an error that is none
     */
    record Seen(int accepted, int late, int wrong, int lost) {}

    private final Applying applying;
    private final Calling calling;
    private final Applications applications;
    private final Desk desk;
    private final HalleClock clock;
    private final JdbcClient database;
    private final OpenCall open;

    DeadlineRace(ApplicationContext halle) {
        applying = halle.getBean(Applying.class);
        calling = halle.getBean(Calling.class);
        applications = halle.getBean(Applications.class);
        desk = halle.getBean(Desk.class);
        clock = halle.getBean(HalleClock.class);
        database = halle.getBean(JdbcClient.class);
        open = new OpenCall(halle);
    }

    Seen of(int many) throws Exception {
        List<Person> leads = new ArrayList<>();
        List<ApplicationId> ids = new ArrayList<>();
        List<String> tasks = new ArrayList<>();
        for (int number = 0; number < many; number++) {
            Person lead = open.person("lead");
            ApplicationId id = applying.start(
                    lead.id(),
                    new StartDraft(
                            open.call().id(),
                            "Projet " + number,
                            "Porteur " + lead.id(),
                            LegalStatus.ASSOCIATION,
                            null));
            leads.add(lead);
            ids.add(id);
            tasks.add(
                    desk.openTasks(lead.id(), "application", id.value()).get(0).id());
        }
        Queue<Sent> sent = new ConcurrentLinkedQueue<>();
        Map<ApplicationId, RuntimeException> odd = new ConcurrentHashMap<>();
        long began = System.nanoTime();
        send(leads, ids, tasks, sent, odd, 0, many / 5);
        // it falls into the rest, which takes about four times as long
        Instant closesAt = closeIn(Duration.ofNanos((System.nanoTime() - began) * 3 / 2));
        CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> close(closesAt));
        send(leads, ids, tasks, sent, odd, many / 5, many);
        closing.get();
        int wrong = 0;
        int lost = odd.size();
        for (Sent one : sent) {
            Application now = applications.get(one.id());
            Instant at = now.submittedAt();
            if (one.accepted()) {
                wrong += at == null || at.isBefore(closesAt) ? 0 : 1;
                lost += at == null || now.status() != Application.Status.SUBMITTED ? 1 : 0;
            } else {
                wrong += one.after().isBefore(closesAt) ? 1 : 0;
                lost += at != null || now.status() != Application.Status.LAPSED ? 1 : 0;
            }
            if (!one.before().isBefore(closesAt)) {
                wrong += one.accepted() ? 1 : 0;
            }
        }
        assertThat(sent).hasSize(many);
        int accepted = (int) sent.stream().filter(Sent::accepted).count();
        return new Seen(accepted, many - accepted, wrong, lost);
    }

    private void send(
            List<Person> leads,
            List<ApplicationId> ids,
            List<String> tasks,
            Queue<Sent> sent,
            Map<ApplicationId, RuntimeException> odd,
            int from,
            int to)
            throws Exception {
        AtomicInteger turn = new AtomicInteger(from);
        Together.times(AT_ONCE, () -> {
            for (int mine = turn.getAndIncrement(); mine < to; mine = turn.getAndIncrement()) {
                Instant before = clock.decisive();
                boolean accepted = true;
                try {
                    desk.complete(leads.get(mine).id(), tasks.get(mine), answers());
                } catch (Refused late) {
                    accepted = false;
                } catch (RuntimeException visible) {
                    accepted = false;
                    odd.put(ids.get(mine), visible);
                }
                sent.add(new Sent(ids.get(mine), before, clock.decisive(), accepted));
            }
            return true;
        });
    }

    private Instant closeIn(Duration time) {
        Instant at = clock.decisive().plus(time).truncatedTo(ChronoUnit.MILLIS);
        database.sql("update open_call set closes_at = ? where id = ?")
                .params(at.atOffset(ZoneOffset.UTC), open.call().id().value())
                .update();
        return at;
    }

    /** As the diagram's step does: not before its time, and again when the database chose somebody else. */
    private void close(Instant at) {
        while (clock.decisive().isBefore(at)) {
            Thread.onSpinWait();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                calling.close(open.call().id());
                return;
            } catch (ConcurrencyFailureException passedOver) {
                if (attempt == TRIES) {
                    throw passedOver;
                }
            }
        }
    }

    private static Map<String, Object> answers() {
        return SubmittingTogether.complete();
    }
}
