package org.halle.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.CallId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.junit.jupiter.api.Test;

class CallTest {

    @Test
    void takesApplicationsUntilJustBeforeItCloses() {
        Call call = Samples.open();

        call.requireOpen(Samples.CLOSES.minusMillis(1));
        assertThat(call.takesApplications(Samples.CLOSES.minusMillis(1))).isTrue();
    }

    @Test
    void refusesWhoeverComesAtTheVeryInstant() {
        Call call = Samples.open();

        assertThatThrownBy(() -> call.requireOpen(Samples.CLOSES))
                .isInstanceOf(Refused.class)
                .hasMessage("call.refused.closed");
        assertThat(call.takesApplications(Samples.CLOSES)).isFalse();
    }

    @Test
    void refusesWhoeverComesBeforeItOpens() {
        assertThatThrownBy(() -> Samples.planned().requireOpen(Samples.BEFORE))
                .isInstanceOf(Refused.class)
                .hasMessage("call.refused.not-open-yet");
    }

    @Test
    void refusesToCloseBeforeItOpens() {
        assertThatThrownBy(() -> Call.planned(
                        CallId.random(), ProgrammeId.random(), "x", "X", Samples.CLOSES, Samples.CLOSES, 100))
                .isInstanceOf(Refused.class)
                .hasMessage("call.refused.dates");
    }

    @Test
    void isPublishedOnce() {
        assertThat(Samples.planned().publish().state()).isEqualTo(Call.State.OPEN);
        assertThatThrownBy(() -> Samples.open().publish()).isInstanceOf(AlreadyDone.class);
    }

    @Test
    void closesWhenTheDeadlinePasses() {
        assertThat(Samples.open().close(Samples.CLOSES).state()).isEqualTo(Call.State.CLOSED);
    }

    @Test
    void isNotCutShortByATimerThatFiresTooEarly() {
        assertThatThrownBy(() -> Samples.open().close(Samples.CLOSES.minusSeconds(1)))
                .isInstanceOf(Refused.class)
                .hasMessage("call.refused.not-due");
    }

    @Test
    void closesOnce() {
        Call closed = Samples.open().close(Samples.CLOSES);

        assertThatThrownBy(() -> closed.close(Samples.CLOSES)).isInstanceOf(AlreadyDone.class);
        assertThatThrownBy(() -> closed.requireOpen(Samples.BEFORE)).hasMessage("call.refused.closed");
    }

    @Test
    void movesItsDeadlineAsLongAsItIsOpen() {
        Instant later = Samples.CLOSES.plus(Duration.ofDays(3));

        Call moved = Samples.open().reschedule(Samples.OPENS, later, Samples.BEFORE);

        assertThat(moved.closesAt()).isEqualTo(later);
        moved.requireOpen(Samples.CLOSES);
    }

    @Test
    void doesNotMoveItsDeadlineIntoThePast() {
        assertThatThrownBy(
                        () -> Samples.open().reschedule(Samples.OPENS, Samples.BEFORE.minusSeconds(1), Samples.BEFORE))
                .isInstanceOf(Refused.class)
                .hasMessage("call.refused.deadline-past");
    }

    @Test
    void doesNotReopen() {
        Call closed = Samples.open().close(Samples.CLOSES);

        assertThatThrownBy(() ->
                        closed.reschedule(Samples.OPENS, Samples.CLOSES.plusSeconds(60), Samples.CLOSES.plusSeconds(1)))
                .isInstanceOf(AlreadyDone.class);
    }

    @Test
    void keepsTheDayItOpenedOnceItIsOpen() {
        Instant other = Samples.OPENS.plusSeconds(60);

        assertThat(Samples.open()
                        .reschedule(other, Samples.CLOSES, Samples.BEFORE)
                        .opensAt())
                .isEqualTo(Samples.OPENS);
        assertThat(Samples.planned()
                        .reschedule(other, Samples.CLOSES, Samples.BEFORE)
                        .opensAt())
                .isEqualTo(other);
    }
}
