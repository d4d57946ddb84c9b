package org.halle.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedNumberTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"30.000|30000", "30,000|30000", "1.250.000|1250000", "1,250,000|1250000", "-1.000|-1000"})
    void readsGroupsOfThreeAsThousandsWhereOnlyAWholeNumberCanBeMeant(String typed, BigDecimal meant) {
        assertThat(TypedNumber.whole(typed)).isEqualByComparingTo(meant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"30000|30000", "30 000|30000", "30\u202f000,50|30000.50", "30.00|30", "0.500|0.5", "1e3|1000"})
    void leavesEverythingElseAsItIs(String typed, BigDecimal meant) {
        assertThat(TypedNumber.whole(typed)).isEqualByComparingTo(meant);
        assertThat(TypedNumber.of(typed)).isEqualByComparingTo(meant);
    }

    @Test
    void keepsThreeDecimalsWhereDecimalsCanBeMeant() {
        assertThat(TypedNumber.of("1,500")).isEqualByComparingTo("1.5");
    }

    @ParameterizedTest
    @CsvSource({
        "1.200, true",
        "30.000, true",
        "-1.500, true",
        "'1,200', false",
        "1.2, false",
        "0.500, false",
        "1200, false"
    })
    void knowsAPointThatMayGroupThousandsOrBeginDecimals(String typed, boolean doubtful) {
        assertThat(TypedNumber.ambiguous(typed)).isEqualTo(doubtful);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "douze", "1.250,000", "1.25.000", "30k"})
    void refusesWhatIsNoNumber(String typed) {
        assertThatThrownBy(() -> TypedNumber.whole(typed)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void countsPeopleAndPlaces() {
        assertThat(TypedNumber.count("1.000")).isEqualTo(1000);
        assertThat(TypedNumber.count(" 12 ")).isEqualTo(12);
        for (String none : new String[] {"2,5", "99999999999", "1e999", ""}) {
            assertThatThrownBy(() -> TypedNumber.count(none)).isInstanceOf(NumberFormatException.class);
        }
    }
}
