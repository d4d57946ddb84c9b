package org.halle.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Period;
import org.halle.programme.WorkingDays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CohortCalendarTest {

    /** A cohort that lives through both changes of hour. */
    private static final Period OVER_WINTER = new Period(LocalDate.of(2026, 9, 7), LocalDate.of(2027, 6, 30));

    private final CohortCalendar calendar = new CohortCalendar(OVER_WINTER);

    @Test
    void spreadsSessionsOverTheWholeCohortOnWorkingDays() {
        List<LocalDate> days =
                calendar.sessions(7).stream().map(CohortCalendarTest::day).toList();
        assertThat(days).hasSize(7).isSorted().doesNotHaveDuplicates().allMatch(WorkingDays::works);
        assertThat(days.get(0)).isEqualTo("2026-09-07");
        assertThat(days.get(6)).isBetween("2027-06-09", "2027-06-18");
    }

    @Test
    void holdsEverySessionAtHalfPastNineInParisAcrossBothChangesOfHour() {
        assertThat(calendar.sessions(7))
                .allSatisfy(start ->
                        assertThat(start.atZone(HalleClock.PARIS).toLocalTime()).hasToString("09:30"));
        assertThat(calendar.sessions(7).stream()
                        .map(start -> start.atZone(HalleClock.PARIS).getOffset().toString())
                        .distinct())
                .containsExactlyInAnyOrder("+02:00", "+01:00");
    }

    @Test
    void spreadsMilestonesAndLeavesRoomForARework() {
        List<Instant> due = calendar.milestones(4);
        assertThat(due).hasSize(4).isSorted();
        assertThat(due).allSatisfy(at -> {
            assertThat(at.atZone(HalleClock.PARIS).toLocalTime()).hasToString("18:00");
            assertThat(WorkingDays.works(day(at))).isTrue();
        });
        assertThat(day(due.get(3))).isBefore("2027-06-15");
    }

    @Test
    void endsWithItsLastDay() {
        assertThat(calendar.startsAt()).isEqualTo("2026-09-06T22:00:00Z");
        assertThat(calendar.endsAt()).isEqualTo("2027-06-30T22:00:00Z");
    }

    @Test
    void givesTwoWeeksToComeInEvenToLatecomers() {
        assertThat(day(calendar.onboardBy(LocalDate.of(2026, 7, 1)))).isEqualTo("2026-09-21");
        assertThat(day(calendar.onboardBy(LocalDate.of(2026, 10, 1)))).isEqualTo("2026-10-15");
    }

    @Test
    void remindsAWeekBeforeThenTwoDaysThenTheDayAfter() {
        Instant due = Instant.parse("2026-12-18T17:00:00Z");
        assertThat(CohortCalendar.remindAt(due, due.minus(Duration.ofDays(30))))
                .isEqualTo(due.minus(Duration.ofDays(7)));
        assertThat(CohortCalendar.remindAt(due, due.minus(Duration.ofDays(7))))
                .isEqualTo(due.minus(Duration.ofDays(2)));
        assertThat(CohortCalendar.remindAt(due, due)).isEqualTo(due.plus(Duration.ofDays(1)));
        Instant longAfter = due.plus(Duration.ofDays(40));
        assertThat(CohortCalendar.remindAt(due, longAfter)).isAfter(longAfter);
    }

    @Test
    void movesADayByAsMuchAsTheCohort() {
        Period later = new Period(LocalDate.of(2026, 10, 5), LocalDate.of(2027, 7, 28));
        assertThat(calendar.moved(LocalDate.of(2026, 11, 3), later, LocalDate.of(2026, 8, 1)))
                .isEqualTo("2026-12-01");
    }

    @Test
    void movesNothingIntoThePastOrOntoAHoliday() {
        Period earlier = new Period(LocalDate.of(2026, 6, 1), LocalDate.of(2027, 3, 26));
        assertThat(calendar.moved(LocalDate.of(2026, 9, 7), earlier, LocalDate.of(2026, 7, 14)))
                .isEqualTo("2026-07-15");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 12})
    void plansAsManySessionsAsAsked(int count) {
        assertThat(calendar.sessions(count)).hasSize(count);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, HalleClock.PARIS);
    }
}
