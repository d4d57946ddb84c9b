package org.halle.programme.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.halle.programme.Plan;
import org.halle.programme.SamplePlans;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    /** On a phone a name takes a fifth of the width. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 6, 9, 14, 20})
    void namesNoMonthThatHasNoRoomForItsName(int monthsMore) {
        Plan plan = SamplePlans.nineMonths();
        Plan longer = SamplePlans.until(plan.endsOn(), plan.hallClosesAt().plus(30L * monthsMore, ChronoUnit.DAYS));

        List<Timeline.Month> months = Timeline.of(longer, TODAY, Locale.FRENCH).months();

        assertThat(months).hasSizeBetween(17 + monthsMore - 1, 17 + monthsMore);
        assertThat(months)
                .filteredOn(month -> !month.name().isEmpty())
                .hasSizeBetween(4, 7)
                .allMatch(month -> month.x() <= 80);
        assertThat(months.get(0).name()).isEqualTo("mars 26");
    }
}
