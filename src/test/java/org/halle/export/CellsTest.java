package org.halle.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.halle.kernel.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+33 6 00 00 00 00",
                "-1+cmd|'/c calc'!A0",
                "@SUM(A1)",
                "\t=1+1",
                "\r=1+1",
                "\n=1+1",
                "  =1+1",
                "\u00a0=1+1",
                "\ufeff=1+1",
                "\uff1d1+1",
                "\t"
            })
    void makesHarmlessWhatASpreadsheetWouldRun(String text) {
        assertThat(Cells.of(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Haies et chaleur", "a=b", "1 + 1", "courriel@example.org", "l’été"})
    void leavesOtherTextsAlone(String text) {
        assertThat(Cells.of(text)).isEqualTo(text);
    }

    @Test
    void leavesNumbersNumbersEvenNegativeOnes() {
        assertThat(Cells.of(-4.5)).isEqualTo(-4.5);
        assertThat(Cells.of(Money.euros(1200))).isEqualTo(1200.0);
        assertThat(Cells.of(true)).isEqualTo(true);
        assertThat(Cells.of(null)).isNull();
    }

    @Test
    void writesMomentsInParisTime() {
        assertThat(Cells.of(Instant.parse("2026-06-15T22:30:00Z"))).isEqualTo("2026-06-16 00:30");
        assertThat(Cells.of(LocalDate.of(2026, 6, 15))).isEqualTo("2026-06-15");
    }

    @Test
    void cutsWhatNoSpreadsheetTakes() {
        assertThat(String.valueOf(Cells.of("=" + "x".repeat(40_000)))).hasSize(32_767);
    }
}
