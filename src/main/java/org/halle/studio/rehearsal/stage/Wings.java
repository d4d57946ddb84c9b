package org.halle.studio.rehearsal.stage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Where a rehearsal's JVM waits until it is told to play. It ends with whoever would tell it. */
final class Wings {

    private static final int ORPHANED = 130;

    private final CountDownLatch called = new CountDownLatch(1);
    private volatile boolean warm;

    private Wings() {}

    /** It is told to play, and leaves what it plays meanwhile: an error, because nothing on the way may make light of it. */
    static final class Called extends Error {
        Called() {
            super("called", null, false, false);
        }
    }

    /** Begins to hear what is said on standard input. */
    static Wings listen() {
        Wings wings = new Wings();
        Thread ear = new Thread(wings::hear, "wings");
        ear.setDaemon(true);
        ear.start();
        return wings;
    }

    private void hear() {
        try (BufferedReader said = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.equals(Rehearsal.PLAY)) {
                    called.countDown();
                }
            }
        } catch (IOException gone) {
            // as if it had ended
        }
        boolean unneeded = warm && called.getCount() > 0;
        Runtime.getRuntime().halt(unneeded ? Rehearsal.DONE : ORPHANED);
    }

    /** @throws Called once it is */
    void look() {
        if (called.getCount() == 0) {
            throw new Called();
        }
    }

    /** Until it is called; there is nothing to do meanwhile. */
    void await() {
        warm = true;
        try {
            called.await();
        } catch (InterruptedException never) {
            throw new IllegalStateException(never);
        }
    }
}
