package org.halle.impact.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.halle.engine.Diagrams;
import org.halle.impact.FollowingUp;
import org.halle.kernel.VentureId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowUpProcessTest {

    private static final Instant SIX = Instant.parse("2026-08-28T07:00:00Z");
    private static final Instant TWELVE = Instant.parse("2027-02-28T08:00:00Z");
    private static final Instant TWENTY_FOUR = Instant.parse("2028-02-28T08:00:00Z");

    private final FollowingUp following = mock(FollowingUp.class);
    private final ImpactSteps steps = new ImpactSteps();
    private final Diagrams diagrams =
            Diagrams.of("follow-up").steps(steps.planFollowUp(following), steps.closeFollowUp(following));
    private final UUID key = UUID.randomUUID();
    private final VentureId venture = new VentureId(key);

    @BeforeEach
    void start() {
        given(following.plan(venture)).willReturn(new FollowingUp.Dates(SIX, TWELVE, TWENTY_FOUR));
        diagrams.engine();
        diagrams.start("follow-up", key, Map.of());
    }

    @AfterEach
    void close() {
        diagrams.close();
    }

    @Test
    void asksAfterSixTwelveAndTwentyFourMonths() {
        assertThat(diagrams.timers()).containsExactly(SIX);
        diagrams.travelTo(SIX);
        diagrams.complete("Task_RecordImpact6", Map.of());
        assertThat(diagrams.timers()).containsExactly(TWELVE);
        diagrams.travelTo(TWELVE);
        diagrams.complete("Task_RecordImpact12", Map.of());
        diagrams.travelTo(TWENTY_FOUR);
        then(following).should(never()).close(venture);
        diagrams.complete("Task_RecordImpact24", Map.of());
        then(following).should().close(venture);
        assertThat(diagrams.endedAt()).contains("Event_FollowUpClosed");
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    @Test
    void goesOnAfterSixtyDaysOfSilence() {
        diagrams.travelTo(SIX.plus(Duration.ofDays(59)));
        assertThat(diagrams.waitingAt()).contains("Task_RecordImpact6");
        diagrams.travelTo(SIX.plus(Duration.ofDays(60)));
        assertThat(diagrams.waitingAt()).containsExactly("Event_TwelveMonthsReached");
        diagrams.travelTo(TWENTY_FOUR.plus(Duration.ofDays(61)));
        assertThat(diagrams.endedAt()).contains("Event_FollowUpClosed");
        assertThat(diagrams.nothingLeft()).isTrue();
    }
}
