package org.halle.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntSupplier;
import org.halle.kernel.ExportId;
import org.halle.kernel.HalleClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes exports one after the other, beside everything else; forgets old ones, and those whose node stopped. */
@Component
class ExportWorker implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ExportWorker.class);

    /** How often at most progress is written down. */
    private static final Duration STEP = Duration.ofMillis(250);

    /** A node that is not heard of for so long has stopped. */
    private static final Duration SILENCE = Duration.ofMinutes(10);

    private final Exports exports;
    private final ExportFiles files;
    private final HalleClock clock;
    private final TransactionTemplate transaction;
    private final Map<ExportId, Future<?>> taken = new ConcurrentHashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread writing = new Thread(work, "exports");
        writing.setDaemon(true);
        return writing;
    });

    ExportWorker(Exports exports, ExportFiles files, HalleClock clock, PlatformTransactionManager transactions) {
        this.exports = exports;
        this.files = files;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    void take(Export export, ExportKind kind) {
        taken.put(export.id(), thread.submit(() -> write(export, kind)));
    }

    /** Waits until an export of this node is over. */
    void await(ExportId id) throws Exception {
        Future<?> writing = taken.get(id);
        if (writing != null) {
            writing.get();
        }
    }

    private void write(Export export, ExportKind kind) {
        ExportId id = export.id();
        try {
            if (changed(() -> exports.begin(id, now())) == 0) {
                return;
            }
            try (OutputStream out = files.write(id)) {
                kind.write(new ExportWork(export, out, noting(id)));
            }
            long size = files.size(id);
            if (changed(() -> exports.ready(id, size, now())) == 0) {
                drop(id);
            }
        } catch (CancellationException cancelled) {
            drop(id);
        } catch (IOException | RuntimeException | Error failed) {
            log.error("Export {} ({}) failed", id, kind.name(), failed);
            transaction.executeWithoutResult(status -> exports.failed(id, now()));
            drop(id);
        }
    }

    private ExportWork.Progress noting(ExportId id) {
        return new ExportWork.Progress() {
            private Instant noted = Instant.EPOCH;

            @Override
            public void at(int done, int total) {
                Instant now = Instant.now();
                if (done < total && now.isBefore(noted.plus(STEP))) {
                    return;
                }
                noted = now;
                if (changed(() -> exports.progress(id, done, total, now())) == 0) {
                    throw new CancellationException();
                }
            }
        };
    }

    private int changed(IntSupplier statement) {
        Integer rows = transaction.execute(status -> statement.getAsInt());
        return rows == null ? 0 : rows;
    }

    private void drop(ExportId id) {
        try {
            files.drop(id);
        } catch (IOException | UncheckedIOException failed) {
            log.warn("Export {} could not be removed", id, failed);
        }
    }

    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT1M")
    void tidy() {
        Instant now = clock.instant();
        // what waits behind a long one is heard of, too
        taken.forEach((id, writing) -> {
            if (!writing.isDone()) {
                transaction.executeWithoutResult(status -> exports.alive(id, at(now)));
            }
        });
        transaction.executeWithoutResult(status -> exports.giveUp(at(now.minus(SILENCE)), at(now)));
        for (ExportId id : exports.old(at(now.minus(Exporting.KEPT)))) {
            drop(id);
            transaction.executeWithoutResult(status -> exports.deleteById(id));
            taken.remove(id);
        }
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
