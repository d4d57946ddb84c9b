package org.halle.studio;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.halle.studio.rehearsal.Performance.Limits;
import org.halle.studio.rehearsal.Standby;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The one JVM of this node that stands by for a rehearsal, while somebody thinks about ordering one. */
@Component
class RehearsalStandby implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RehearsalStandby.class);

    private final Path home;
    private final Duration patience;
    private @Nullable Standby waiting;
    private boolean closed;

    /** @param patience for how long one stands by; zero for none */
    RehearsalStandby(
            @Value("${halle.data}") Path data, @Value("${halle.rehearsals.stand-by:PT10M}") Duration patience) {
        this.home = data.resolve("rehearsal");
        this.patience = patience;
    }

    /** Sees to it that there will be one; it plays what is in force meanwhile. */
    void call(Supplier<Map<String, String>> inForce) {
        if (patience.isZero()) {
            return;
        }
        Thread thread = new Thread(() -> begin(inForce), "rehearsal standby");
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized void begin(Supplier<Map<String, String>> inForce) {
        if (closed || (waiting != null && waiting.waits())) {
            return;
        }
        cancel(take());
        try {
            Standby begun = Standby.begin(inForce.get(), Limits.usual(), home);
            waiting = begun;
            CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> dismiss(begun));
        } catch (IOException | RuntimeException broken) {
            LOG.warn("no JVM stands by for rehearsals", broken);
        }
    }

    /** Nobody needed it. */
    private synchronized void dismiss(Standby unneeded) {
        if (unneeded == waiting) {
            waiting = null;
            unneeded.dismiss();
        }
    }

    /** For a rehearsal that begins; null when none stands by. */
    synchronized @Nullable Standby take() {
        Standby taken = waiting;
        waiting = null;
        return taken;
    }

    @Override
    public synchronized void destroy() {
        closed = true;
        cancel(take());
    }

    private static void cancel(@Nullable Standby left) {
        if (left != null) {
            left.cancel();
        }
    }
}
