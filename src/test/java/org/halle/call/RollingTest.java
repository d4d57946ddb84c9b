package org.halle.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Refused;
import org.halle.programme.WorkingDays;
import org.junit.jupiter.api.Test;

/** A call that goes on, month by month. */
class RollingTest {

    private static final Instant CUT = paris("2026-01-31T18:00");
    // the 28th is a Saturday
    private static final Instant NEXT = paris("2026-02-27T18:00");

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
    void endsItsBatchesOnWorkingDaysOfTheirOwnMonth() {
        Instant cut = paris("2026-06-14T18:00");
        Rolling midMonth = Rolling.from(cut);
        assertThat(midMonth.after(cut)).as("after 14 July").isEqualTo(paris("2026-07-15T18:00"));
        assertThat(midMonth.after(midMonth.after(cut))).as("the 14th again").isEqualTo(paris("2026-08-14T18:00"));

        for (int day = 1; day <= 31; day++) {
            Instant at = paris("2026-01-%02dT18:00".formatted(day));
            Rolling rolling = Rolling.from(at);
            YearMonth month = YearMonth.of(2026, 1);
            for (int batch = 0; batch < 60; batch++) {
                at = rolling.after(at);
                month = month.plusMonths(1);
                LocalDate ends = LocalDate.ofInstant(at, HalleClock.PARIS);
                assertThat(YearMonth.from(ends)).isEqualTo(month);
                assertThat(WorkingDays.works(ends)).as("" + ends).isTrue();
            }
        }
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

        // 15 March is a Sunday
        Call next = moved.cut(moved.closesAt());
        assertThat(next.closesAt()).isEqualTo(paris("2026-03-16T12:00"));
        assertThat(next.cut(next.closesAt()).closesAt()).isEqualTo(paris("2026-04-15T12:00"));
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
