package org.halle.call.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.halle.call.Batching;
import org.halle.call.Call;
import org.halle.call.CallRegister;
import org.halle.call.Calling;
import org.halle.call.Rolling;
import org.halle.engine.Diagrams;
import org.halle.kernel.CallId;
import org.halle.kernel.ProgrammeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RollingCallProcessTest {

    private static final CallId ID = CallId.random();
    private static final Instant OPENS = Diagrams.NOW.plus(Duration.ofDays(1));
    private static final Instant FIRST = OPENS.plus(Duration.ofDays(30));
    private static final Instant SECOND = FIRST.plus(Duration.ofDays(30));

    private final CallRegister calls = mock(CallRegister.class);
    private final Calling calling = mock(Calling.class);
    private final Batching batching = mock(Batching.class);
    private final CallSteps steps = new CallSteps();
    private final Diagrams diagrams = Diagrams.of(CallModel.ROLLING_CALL)
            .steps(
                    steps.planCall(calls),
                    steps.publishCall(calling),
                    steps.remindDrafts(calling),
                    steps.formBatch(batching),
                    steps.closeCall(calling))
            .moments(steps.beforeClosing(calls));

    @BeforeEach
    void start() {
        given(calls.get(ID)).willReturn(call(FIRST, false));
        diagrams.start(CallModel.ROLLING_CALL, ID.value(), Map.of());
    }

    @AfterEach
    void close() {
        diagrams.close();
    }

    @Test
    void remindsAWeekBeforeABatchEnds() {
        diagrams.travelTo(FIRST.minus(Duration.ofDays(7)));

        then(calling).should().publish(ID);
        then(calling).should().remindDrafts(ID, "batch");
        assertThat(diagrams.timers()).containsExactly(FIRST);
    }

    @Test
    void formsABatchAMonthAndGoesOn() {
        given(batching.form(ID)).willAnswer(formed -> next(SECOND, false));
        diagrams.travelTo(FIRST);
        then(batching).should().form(ID);
        then(calling).should(never()).close(ID);
        assertThat(diagrams.timers()).containsExactly(SECOND.minus(Duration.ofDays(7)));

        given(batching.form(ID)).willAnswer(formed -> next(SECOND.plus(Duration.ofDays(31)), false));
        diagrams.travelTo(SECOND.minusMillis(1));
        then(batching).should(times(1)).form(ID);
        diagrams.travelTo(SECOND);

        then(batching).should(times(2)).form(ID);
        then(calling).should(never()).close(ID);
        assertThat(diagrams.waitingAt()).containsExactly("Event_ReminderReached");
    }

    @Test
    void closesAfterTheLastBatch() {
        given(batching.form(ID)).willReturn(call(FIRST, true));

        diagrams.travelTo(FIRST);

        then(batching).should().form(ID);
        then(calling).should().close(ID);
        assertThat(diagrams.endedAt()).containsExactly("Event_CallClosed");
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    @Test
    void waitsForTheNewEndOfABatchWhenItMoves() {
        Instant later = FIRST.plus(Duration.ofDays(5));
        diagrams.travelTo(FIRST.minus(Duration.ofHours(1)));

        diagrams.update(CallModel.ROLLING_CALL, ID.value(), CallSteps.dates(call(later, false)));

        assertThat(diagrams.timers()).containsExactly(later);
    }

    private Call next(Instant cut, boolean last) {
        Call next = call(cut, last);
        given(calls.get(ID)).willReturn(next);
        return next;
    }

    private static Call call(Instant cut, boolean last) {
        return new Call(
                ID, ProgrammeId.random(), "x", "X", Call.State.OPEN, OPENS, cut, 100, new Rolling(1, last), null, 0L);
    }
}
