package org.halle.call.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.halle.call.Call;
import org.halle.call.CallRegister;
import org.halle.call.Calling;
import org.halle.engine.Diagrams;
import org.halle.kernel.CallId;
import org.halle.kernel.ProgrammeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallProcessTest {

    private static final CallId ID = CallId.random();
    private static final Instant OPENS = Diagrams.NOW.plus(Duration.ofDays(1));
    private static final Instant CLOSES = OPENS.plus(Duration.ofDays(30));

    private final CallRegister calls = mock(CallRegister.class);
    private final Calling calling = mock(Calling.class);
    private final CallSteps steps = new CallSteps();
    private final Diagrams diagrams = Diagrams.of(CallModel.CALL)
            .steps(
                    steps.planCall(calls),
                    steps.publishCall(calling),
                    steps.remindDrafts(calling),
                    steps.closeCall(calling));

    @BeforeEach
    void start() {
        given(calls.get(ID)).willReturn(call(CLOSES));
        diagrams.start(CallModel.CALL, ID.value(), Map.of());
    }

    @AfterEach
    void close() {
        diagrams.close();
    }

    @Test
    void waitsForTheDayItOpens() {
        assertThat(diagrams.waitingAt()).containsExactly("Event_OpeningReached");
        assertThat(diagrams.timers()).containsExactly(OPENS);
        then(calling).shouldHaveNoInteractions();
    }

    @Test
    void isPublishedWhenItOpens() {
        diagrams.travelTo(OPENS);

        then(calling).should().publish(ID);
        assertThat(diagrams.waitingAt()).containsExactly("Event_FirstReminderReached");
    }

    @Test
    void remindsAWeekAndTwoDaysBeforeTheDeadline() {
        diagrams.travelTo(CLOSES.minus(Duration.ofDays(7)));
        then(calling).should().remindDrafts(ID, "first");

        diagrams.travelTo(CLOSES.minus(Duration.ofHours(48)));
        then(calling).should().remindDrafts(ID, "last");
    }

    @Test
    void closesWhenTheDeadlinePasses() {
        diagrams.travelTo(CLOSES.minusMillis(1));
        assertThat(diagrams.waitingAt()).containsExactly("Event_ClosingReached");

        diagrams.travelTo(CLOSES);

        then(calling).should().close(ID);
        assertThat(diagrams.endedAt()).containsExactly("Event_CallClosed");
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    @Test
    void waitsForTheNewDeadlineWhenItMoves() {
        Instant later = CLOSES.plus(Duration.ofDays(5));
        diagrams.travelTo(CLOSES.minus(Duration.ofHours(1)));

        diagrams.update(CallModel.CALL, ID.value(), CallSteps.dates(call(later)));

        assertThat(diagrams.timers()).containsExactly(later);
    }

    private static Call call(Instant closes) {
        return new Call(ID, ProgrammeId.random(), "x", "X", Call.State.PLANNED, OPENS, closes, 100, 0L);
    }
}
