package org.halle.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class IdTest {

    @Test
    void readsWhatItWrites() {
        VentureId id = VentureId.random();
        assertThat(VentureId.of(id.toString())).isEqualTo(id);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"zz", "null"})
    void knowsNothingByAnotherName(String text) {
        assertThatThrownBy(() -> VentureId.of(text)).isInstanceOf(NotFound.class);
    }
}
