package org.halle.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.halle.kernel.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SirenTest {

    @ParameterizedTest
    @ValueSource(strings = {"000456509", "000 456 509", " 000.456.509 ", "000\u00a0456\u202f509"})
    void readsWhatPeopleType(String typed) {
        assertThat(Siren.parse(typed).digits()).isEqualTo("000456509");
    }

    @Test
    void isPrintedInGroupsOfThree() {
        assertThat(Siren.parse("000456509")).hasToString("000\u00A0456\u00A0509");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345678", "1234567890", "00045650A", "٠٠٠٤٥٦٥٠٩"})
    void refusesWhatIsNotNineDigits(String typed) {
        assertThatThrownBy(() -> Siren.parse(typed)).isInstanceOf(Refused.class).hasMessage("people.siren.nine-digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"000456508", "000465509"})
    void refusesAMistypedOrSwappedDigit(String typed) {
        assertThatThrownBy(() -> Siren.parse(typed)).isInstanceOf(Refused.class).hasMessage("people.siren.check-digit");
    }
}
