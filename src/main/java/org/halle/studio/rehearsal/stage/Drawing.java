package org.halle.studio.rehearsal.stage;

import java.util.Random;

/**
 * Chance that comes out alike for the same question and seed, in whatever order questions are asked: what is edited at
 * one end of a diagram does not change what is drawn at the other.
 */
final class Drawing {

    private static final long FNV_START = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final long seed;

    Drawing(long seed) {
        this.seed = seed;
    }

    Random of(Object... question) {
        long hash = FNV_START;
        for (Object part : question) {
            String text = String.valueOf(part);
            for (int index = 0; index < text.length(); index++) {
                hash = (hash ^ text.charAt(index)) * FNV_PRIME;
            }
            hash = (hash ^ '/') * FNV_PRIME;
        }
        Random draws = new Random(hash ^ (seed * 0x9E3779B97F4A7C15L));
        // the first draw of neighbouring seeds is alike
        draws.nextLong();
        return draws;
    }

    /** Whether it happens, so many times in a hundred. */
    static boolean happens(Random draws, int percent) {
        return draws.nextInt(100) < percent;
    }
}
