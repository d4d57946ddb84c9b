package org.halle.engine.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EffortTest {

    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private volatile boolean enough;

    @AfterEach
    void stop() {
        enough = true;
        threads.shutdownNow();
    }

    @Test
    void givesUpOnWorkThatNeverEnds() {
        Effort<Long> effort = new Effort<>(this::spin, Duration.ofMillis(50));
        threads.submit(effort);

        // were it never too much, the test would not end
        while (!effort.tooMuch()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void bearsWithWorkThatMerelyWaitsForTheProcessor() throws Exception {
        CountDownLatch free = new CountDownLatch(1);
        Effort<Boolean> effort = new Effort<>(
                () -> {
                    free.await();
                    return true;
                },
                Duration.ofSeconds(5));
        Future<Boolean> running = threads.submit(effort);

        assertThat(effort.tooMuch()).isFalse();
        free.countDown();
        assertThat(running.get()).isTrue();
    }

    private long spin() {
        long turns = 0;
        while (!enough) {
            turns++;
        }
        return turns;
    }
}
