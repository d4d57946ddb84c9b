package org.halle.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

    @ParameterizedTest
    @CsvSource({
        "2026-04-06",
        "2026-05-01",
        "2026-05-08",
        "2026-05-14",
        "2026-05-25",
        "2026-07-14",
        "2026-11-11",
        "2026-12-25",
        "2027-03-29",
        "2027-05-06",
        "2027-05-17",
        "2028-04-17"
    })
    void knowsThePublicHolidays(LocalDate holiday) {
        assertThat(WorkingDays.works(holiday)).isFalse();
        assertThat(WorkingDays.onOrAfter(holiday)).isAfter(holiday);
        assertThat(WorkingDays.onOrBefore(holiday)).isBefore(holiday);
    }

    @Test
    void worksOnAnOrdinaryTuesday() {
        LocalDate tuesday = LocalDate.of(2026, 9, 15);
        assertThat(tuesday.getDayOfWeek()).isEqualTo(DayOfWeek.TUESDAY);
        assertThat(WorkingDays.works(tuesday)).isTrue();
    }

    @Test
    void countsWorkingDaysForwards() {
        LocalDate friday = LocalDate.of(2026, 4, 3);
        LocalDate tuesday = LocalDate.of(2026, 4, 7);

        // Easter Monday is between them
        assertThat(WorkingDays.between(friday, tuesday)).isEqualTo(1);
        assertThat(WorkingDays.between(friday, friday)).isZero();
        assertThat(WorkingDays.between(friday, friday.plusDays(1)))
                .as("on Saturday nobody meets")
                .isEqualTo(1);
        assertThat(WorkingDays.after(friday, 1)).isEqualTo(tuesday);
        assertThat(WorkingDays.after(friday, 0)).isEqualTo(friday);
        assertThat(WorkingDays.after(friday.plusDays(1), 0)).isEqualTo(tuesday);
    }

    @Test
    void callsAPublicHolidayAsItsReaderDoes() {
        LocalDate ascension = LocalDate.of(2027, 5, 6);

        assertThat(WorkingDays.holiday(ascension, Locale.FRENCH)).contains("Jour de l’Ascension");
        assertThat(WorkingDays.holiday(ascension, Locale.ENGLISH)).contains("Ascension Day");
        assertThat(WorkingDays.holiday(ascension.plusDays(1), Locale.FRENCH)).isEmpty();
    }
}
