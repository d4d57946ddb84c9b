package org.halle.impact.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CohortBarsTest {

    @Test
    void numbersTheCohortsOfAYearWithSeveral() {
        assertThat(CohortBars.labels(List.of(2019, 2026, 2026))).containsExactly("2019", "2026 (1)", "2026 (2)");
    }

    @Property(tries = 200)
    void neverNamesTwoBarsTheSameNorMoreThanFitsBeforeThem(
            @ForAll @Size(max = 9) List<@IntRange(min = 2015, max = 2026) Integer> years) {
        assertThat(CohortBars.labels(years))
                .hasSameSizeAs(years)
                .doesNotHaveDuplicates()
                .allMatch(label -> label.length() <= "2026 (1)".length());
    }
}
