package org.halle.call.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.halle.call.Delaying;
import org.halle.engine.Diagrams;
import org.halle.engine.Outcome;
import org.halle.kernel.ApplicationId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DelayProcessTest {

    private static final ApplicationId ID = ApplicationId.random();
    private static final Instant ENDS = Diagrams.NOW.plus(Duration.ofDays(3));

    private final Delaying delaying = mock(Delaying.class);
    private final Diagrams diagrams = Diagrams.of(CallModel.DELAY).steps(new CallSteps().closeDelayed(delaying));

    @BeforeEach
    void grant() {
        diagrams.start(CallModel.DELAY, ID.value(), Map.of(CallModel.DELAY_ENDS_AT, Date.from(ENDS)));
    }

    @AfterEach
    void close() {
        diagrams.close();
    }

    @Test
    void closesTheApplicationWhenItsTimeHasPassed() {
        diagrams.travelTo(ENDS.minusMillis(1));
        then(delaying).shouldHaveNoInteractions();

        diagrams.travelTo(ENDS);

        then(delaying).should().close(ID);
        assertThat(diagrams.endedAt()).containsExactly("Event_DelayClosed");
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    @Test
    void waitsForNothingOnceTheApplicationHasCome() {
        diagrams.message(CallModel.DELAY_NOT_NEEDED, ID.value(), Map.of());

        assertThat(diagrams.endedAt()).containsExactly("Event_Arrived");
        assertThat(diagrams.nothingLeft()).isTrue();
        then(delaying).shouldHaveNoInteractions();
    }

    @Test
    void waitsLongerWhenMoreTimeIsGranted() {
        Instant later = ENDS.plus(Duration.ofDays(1));

        diagrams.update(CallModel.DELAY, ID.value(), Outcome.of(CallModel.DELAY_ENDS_AT, later));

        assertThat(diagrams.timers()).containsExactly(later);
    }
}
