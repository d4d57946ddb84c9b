package org.halle.studio;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.kernel.TooOften;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Instant NOON = Instant.parse("2026-01-12T12:00:00Z");

    private final HalleClock clock = new HalleClock(() -> NOON);
    private final Pace pace = new Pace(clock);
    private final PersonId somebody = new PersonId(UUID.randomUUID());

    @Test
    void letsSoManyPassAMinuteAndTellsTheNextToWait() {
        clock.travelTo(NOON);
        for (int i = 0; i < 3; i++) {
            pace.step("check", somebody, 3);
        }

        assertThatThrownBy(() -> pace.step("check", somebody, 3)).isInstanceOf(TooOften.class);
        assertThatCode(() -> pace.step("publish", somebody, 3)).doesNotThrowAnyException();
        assertThatCode(() -> pace.step("check", new PersonId(UUID.randomUUID()), 3))
                .doesNotThrowAnyException();

        clock.travelTo(NOON.plus(Duration.ofMinutes(1)));
        assertThatCode(() -> pace.step("check", somebody, 3)).doesNotThrowAnyException();
    }
}
