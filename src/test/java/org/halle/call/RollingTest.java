package org.halle.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Refused;
import org.junit.jupiter.api.Test;

/** A call that goes on, month by month. */
class RollingTest {

    private static final Instant CUT = paris("2026-01-31T18:00");
    private static final Instant NEXT = paris("2026-02-28T18:00");

    private final Call call = rolling(CUT).publish();

    @Test
    void endsItsBatchesOnTheSameDayOrTheLastOfAShorterMonth() {
        List<Instant> cuts = new ArrayList<>();
        Call going = call;
        for (int month = 0; month < 4; month++) {
            cuts.add(going.closesAt());
            going = going.cut(going.closesAt());
        }

        assertThat(cuts).containsExactly(CUT, NEXT, paris("2026-03-31T18:00"), paris("2026-04-30T18:00"));
    }

    @Test
    void isNeverTooLateFor() {
        call.requireOpen(CUT);
        call.requireOpen(CUT.plusSeconds(3_000_000));

        assertThat(call.takesApplications(CUT)).isTrue();
    }

    @Test
    void putsWhoeverComesAtTheVeryEndOfABatchInTheNext() {
        assertThat(call.batchFor(CUT.minusMillis(1))).isEqualTo(CUT);
        assertThat(call.batchFor(CUT)).isEqualTo(NEXT);
        assertThat(BatchName.of(call.batchFor(CUT)).month()).isEqualTo(YearMonth.of(2026, 2));
    }

    @Test
    void formsNoBatchBeforeItsTime() {
        assertThatThrownBy(() -> call.cut(CUT.minusMillis(1)))
                .isInstanceOf(Refused.class)
                .hasMessage("call.refused.not-due");
        assertThatThrownBy(() -> Samples.open().cut(Samples.CLOSES)).hasMessage("call.refused.not-rolling");
    }

    @Test
    void isNotClosedAsLongAsItGoesOn() {
        assertThatThrownBy(() -> call.close(CUT)).hasMessage("call.refused.not-due");
        assertThatThrownBy(call::requireNotEndless).hasMessage("call.refused.rolling");
    }

    @Test
    void hasADeadlineOnceItsLastBatchIsGathered() {
        Call ending = call.ending(CUT.minusSeconds(60));

        assertThat(ending.takesApplications(CUT.minusMillis(1))).isTrue();
        assertThatThrownBy(() -> ending.requireOpen(CUT)).hasMessage("call.refused.closed");
        assertThat(ending.cut(CUT).closesAt()).isEqualTo(CUT);
        ending.cut(CUT).close(CUT).requireNotEndless();
        assertThatThrownBy(() -> ending.ending(CUT)).isInstanceOf(AlreadyDone.class);
    }

    @Test
    void movesTheDayOfItsBatchesWithTheEndOfTheOneThatIsGathered() {
        Call moved = call.reschedule(call.opensAt(), paris("2026-02-15T12:00"), CUT.minusSeconds(60));

        assertThat(moved.cut(moved.closesAt()).closesAt()).isEqualTo(paris("2026-03-15T12:00"));
    }

    private static Call rolling(Instant cut) {
        Call planned = Samples.planned();
        return Call.planned(
                        planned.id(),
                        planned.programme(),
                        "rolling",
                        "Au fil de l’eau",
                        cut.minusSeconds(86_400),
                        cut,
                        100)
                .goingOn();
    }

    private static Instant paris(String local) {
        return LocalDateTime.parse(local).atZone(HalleClock.PARIS).toInstant();
    }
}
