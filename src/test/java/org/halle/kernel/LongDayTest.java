package org.halle.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LongDayTest {

    @Test
    void writesTheFirstOfAMonthAsFrenchDoes() {
        assertThat(LongDay.of(LocalDate.parse("2028-04-01"), Locale.FRENCH)).isEqualTo("1er avril 2028");
        assertThat(LongDay.of(LocalDate.parse("2028-04-11"), Locale.FRANCE)).isEqualTo("11 avril 2028");
        assertThat(LongDay.of(LocalDate.parse("2028-04-01"), Locale.ENGLISH)).isEqualTo("April 1, 2028");
        assertThat(LongDay.withHour(Instant.parse("2028-03-31T22:30:00Z"), Locale.FRENCH))
                .startsWith("1er avril 2028");
    }

    @Test
    void takesTheDayThatItIsInParis() {
        assertThat(LongDay.of(Instant.parse("2028-03-31T22:30:00Z"), Locale.FRENCH))
                .isEqualTo("1er avril 2028");
    }
}
