package org.halle.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.halle.SecondNode;
import org.halle.desk.Desk;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Refused;
import org.halle.people.LegalStatus;
import org.halle.people.Person;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many who hand in around the closing of their call. */
final class HandingInTogether {

    private static final Map<String, Object> ANSWERS = Map.of("title", "Passeurs de soin", "town", "Nantes");
    private static final Duration AROUND = Duration.ofSeconds(2);
    private static final int THREADS = 16;

    /** What came of a race: how many were taken, how many came too late. */
    record Race(int taken, int late) {}

    private record Draft(Person lead, ApplicationId id, String task) {}

    private enum Answer {
        TAKEN,
        LATE
    }

    private final ApplicationContext halle;
    private final ApplicationRegister register;
    private final HalleClock clock;
    private final OpenCall open;

    HandingInTogether(ApplicationContext halle) {
        this.halle = halle;
        register = halle.getBean(ApplicationRegister.class);
        clock = halle.getBean(HalleClock.class);
        open = new OpenCall(halle, Duration.ofDays(30), 0);
    }

    /**
     * Each draft is handed in once, some time within two seconds of the closing, in turn on this node and on one whose
     * clock is five seconds ahead.
     *
     * @throws AssertionError when the database's time says otherwise than an answer, or an answer than what is kept
     */
    Race aroundTheClosing(int drafts) throws Exception {
        List<Draft> all = drafts(drafts);
        Desk here = halle.getBean(Desk.class);
        Random random = new Random(drafts);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (SecondNode other = new SecondNode()) {
            Desk there = other.context().getBean(Desk.class);
            Instant closes = clock.decisive().plus(AROUND).plusMillis(200);
            assertThat(halle.getBean(JdbcClient.class)
                            .sql("update open_call set closes_at = :at where id = :call")
                            .param("at", closes.atOffset(java.time.ZoneOffset.UTC))
                            .param("call", open.call().id().value())
                            .update())
                    .isEqualTo(1);
            long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
            List<Future<Answer>> running = new ArrayList<>();
            for (int number = 0; number < drafts; number++) {
                Draft draft = all.get(number);
                Desk desk = number % 2 == 0 ? here : there;
                long at = start + (long) (random.nextDouble() * 2 * AROUND.toNanos());
                running.add(threads.submit(() -> {
                    TimeUnit.NANOSECONDS.sleep(at - System.nanoTime());
                    return judged(desk, draft, closes);
                }));
            }
            int taken = 0;
            for (int number = 0; number < drafts; number++) {
                Answer answer = running.get(number).get();
                taken += answer == Answer.TAKEN ? 1 : 0;
                kept(all.get(number), answer);
            }
            return new Race(taken, drafts - taken);
        } finally {
            threads.shutdownNow();
        }
    }

    private Answer judged(Desk desk, Draft draft, Instant closes) {
        Instant before = clock.decisive();
        Answer answer;
        try {
            desk.complete(draft.lead().id(), draft.task(), ANSWERS);
            answer = Answer.TAKEN;
        } catch (AlreadyDone closed) {
            throw closed;
        } catch (Refused late) {
            assertThat(late.code()).isEqualTo("call.refused.closed");
            answer = Answer.LATE;
        }
        Instant after = clock.decisive();
        if (answer == Answer.TAKEN) {
            assertThat(before).as("taken although it began after the closing").isBefore(closes);
        } else {
            assertThat(after).as("refused although it ended before the closing").isAfterOrEqualTo(closes);
        }
        return answer;
    }

    private void kept(Draft draft, Answer answer) {
        Application.Status status = register.get(draft.id()).status();
        if (answer == Answer.TAKEN) {
            assertThat(status).as("handed in and kept").isEqualTo(Application.Status.SUBMITTED);
        } else {
            assertThat(status).isEqualTo(Application.Status.DRAFT);
            assertThat(halle.getBean(Desk.class).drafted(draft.task()))
                    .as("what was typed")
                    .containsEntry("town", "Nantes");
        }
    }

    private List<Draft> drafts(int count) {
        Applying applying = halle.getBean(Applying.class);
        Desk desk = halle.getBean(Desk.class);
        List<Draft> drafts = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            Person lead = open.person("Lea");
            ApplicationId id = applying.start(
                    lead.id(),
                    new StartDraft(
                            open.call().id(), "Passeurs de soin", "Les Passeurs", LegalStatus.ASSOCIATION, null));
            drafts.add(new Draft(
                    lead,
                    id,
                    desk.openTasks(lead.id(), "application", id.value()).get(0).id()));
        }
        return drafts;
    }
}
