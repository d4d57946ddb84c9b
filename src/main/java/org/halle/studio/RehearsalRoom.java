package org.halle.studio;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Refused;
import org.halle.kernel.RehearsalId;
import org.halle.studio.RehearsalSheet.State;
import org.halle.studio.rehearsal.Assumptions;
import org.halle.studio.rehearsal.Performance;
import org.halle.studio.rehearsal.Performance.Limits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Where rehearsals run on this node: one at a time, and a few wait at the door. */
@Component
class RehearsalRoom implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RehearsalRoom.class);
    private static final int MOST_WAITING = 4;
    private static final int CLOSING_SECONDS = 5;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Rehearsals rehearsals;
    private final HalleClock clock;
    private final Instant openSince;
    private final Path home;
    private final RehearsalStandby standby;
    private final Map<RehearsalId, Performance> known = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor stage =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), task -> {
                Thread thread = new Thread(task, "rehearsals");
                thread.setDaemon(true);
                return thread;
            });

    RehearsalRoom(
            Rehearsals rehearsals, HalleClock clock, @Value("${halle.data}") Path data, RehearsalStandby standby) {
        this.rehearsals = rehearsals;
        this.clock = clock;
        this.openSince = clock.instant();
        this.home = data.resolve("rehearsal");
        this.standby = standby;
    }

    /** What was played before is not compared with: another Halle may have played it. */
    Instant openSince() {
        return openSince;
    }

    /** Whoever looks at what would be played may soon order it. */
    void prepare(Supplier<Map<String, String>> inForce) {
        if (known.isEmpty()) {
            standby.call(inForce);
        }
    }

    /** Whether it waits or runs on this node. */
    boolean knows(RehearsalId id) {
        return known.containsKey(id);
    }

    /**
     * Plays the files, and then what is in force unless that was played before under the same assumptions.
     *
     * @throws Refused when too many wait
     */
    void enter(RehearsalSheet sheet, Map<String, String> files, Map<String, String> inForce, Assumptions assumptions) {
        rehearsals.add(sheet, true, JSON.writeValueAsString(files));
        try {
            known.put(sheet.id(), new Performance(files, assumptions, Limits.usual(), home));
            stage.execute(() -> {
                play(sheet);
                compare(sheet, inForce, assumptions);
            });
        } catch (RejectedExecutionException full) {
            known.remove(sheet.id());
            rehearsals.end(sheet.id(), State.CANCELLED, sheet.reached(), List.of());
            throw new Refused("rehearsal.refused.busy");
        }
    }

    /** Ends it, wherever it runs: another node notices when it next tells how far it is. */
    void cancel(RehearsalId id) {
        rehearsals.find(id).ifPresent(sheet -> rehearsals.end(id, State.CANCELLED, sheet.reached(), List.of()));
        Performance running = known.get(id);
        if (running != null) {
            running.cancel();
        }
    }

    private void compare(RehearsalSheet sheet, Map<String, String> inForce, Assumptions assumptions) {
        String script = sheet.inForce();
        boolean played = rehearsals
                .find(sheet.id())
                .filter(one -> one.state() == State.DONE)
                .isPresent();
        if (script == null || !played || rehearsals.played(script, openSince).isPresent()) {
            return;
        }
        RehearsalSheet other = new RehearsalSheet(
                RehearsalId.random(),
                sheet.author(),
                clock.instant(),
                State.WAITING,
                0,
                assumptions.from(),
                List.of(),
                assumptions.text(),
                script,
                null,
                List.of());
        rehearsals.add(other, false, JSON.writeValueAsString(inForce));
        known.put(other.id(), new Performance(inForce, assumptions, Limits.usual(), home));
        play(other);
    }

    private void play(RehearsalSheet sheet) {
        Performance performance = Objects.requireNonNull(known.get(sheet.id()));
        try {
            if (!rehearsals.advance(sheet.id(), 0, sheet.reached())) {
                return;
            }
            Performance.Ended ended = performance.run(standby.take(), (percent, on) -> {
                if (!rehearsals.advance(sheet.id(), percent, on)) {
                    performance.cancel();
                }
            });
            switch (ended.how()) {
                case REPORTED -> rehearsals.report(sheet.id(), ended.on(), Objects.requireNonNull(ended.report()));
                case REFUSED -> rehearsals.end(sheet.id(), State.REFUSED, ended.on(), ended.lines());
                case CANCELLED -> rehearsals.end(sheet.id(), State.CANCELLED, ended.on(), List.of());
                case KILLED -> rehearsals.end(sheet.id(), State.KILLED, ended.on(), List.of());
                case BROKEN -> {
                    LOG.error("rehearsal {} broke: {}", sheet.id(), String.join("\n", ended.lines()));
                    rehearsals.end(sheet.id(), State.BROKEN, ended.on(), List.of());
                }
            }
        } catch (IOException | RuntimeException broken) {
            LOG.error("rehearsal {} broke", sheet.id(), broken);
            rehearsals.end(sheet.id(), State.BROKEN, sheet.reached(), List.of());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            known.remove(sheet.id());
        }
    }

    @Override
    public void destroy() {
        stage.shutdownNow();
        known.values().forEach(Performance::cancel);
        try {
            if (!stage.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a rehearsal did not end, and leaves its folder behind");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
