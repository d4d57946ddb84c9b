package org.halle.kernel;

import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Where new identities come from: chance, which nobody guesses. A rehearsal, in a JVM of its own, draws the same ones
 * again from the same seed; nothing else may call {@link #drawFrom}.
 */
public final class NewIds {

    private static volatile Supplier<UUID> source = UUID::randomUUID;

    private NewIds() {}

    public static UUID next() {
        return source.get();
    }

    /** From now on, and in this JVM only, the identities that follow from a seed. */
    public static void drawFrom(long seed) {
        Random draws = new Random(seed);
        source = () -> version4(draws);
    }

    private static UUID version4(Random draws) {
        synchronized (draws) {
            long most = draws.nextLong() & ~0xF000L | 0x4000L;
            long least = draws.nextLong() & ~(3L << 62) | (2L << 62);
            return new UUID(most, least);
        }
    }
}
