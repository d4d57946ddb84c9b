package org.halle.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class HalleClockTest {

    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");

    private final HalleClock ahead = new HalleClock(() -> NOON, Clock.fixed(NOON.plusSeconds(5), ZoneOffset.UTC));
    private final HalleClock behind = new HalleClock(() -> NOON, Clock.fixed(NOON.minusSeconds(7), ZoneOffset.UTC));

    @Test
    void decidesByTheDatabaseHoweverWrongTheNodeIs() {
        assertThat(ahead.decisive()).isEqualTo(NOON);
        assertThat(behind.decisive()).isEqualTo(NOON);
    }

    @Test
    void showsTheNodesTime() {
        assertThat(ahead.instant()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void knowsHowFarTheNodeIsOffEitherWay() {
        assertThat(ahead.skew()).isEqualTo(Duration.ofSeconds(5));
        assertThat(behind.skew()).isEqualTo(Duration.ofSeconds(7));
    }
}
