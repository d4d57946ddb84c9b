package org.halle.hall.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.halle.kernel.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PledgeFormTest {

    @ParameterizedTest
    @ValueSource(strings = {"30000", "30 000", "30.000", "30,000", "30 000 €", "30 000,00"})
    void readsThirtyThousandEurosHoweverTheyAreTyped(String typed) {
        assertThat(PledgeForm.euros(typed)).contains(Money.euros(30_000));
    }

    @Test
    void readsNoPartOfAnEuro() {
        assertThat(PledgeForm.euros("30 000,50")).isEmpty();
    }
}
