package org.halle.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlphabetTest {

    @Test
    void putsAccentsAndSmallLettersWhereReadersLookForThem() {
        assertThat(List.of("Zélie", "Églantine", "Elsa", "hubert", "Éden").stream()
                        .sorted(Alphabet.order()))
                .containsExactly("Éden", "Églantine", "Elsa", "hubert", "Zélie");
    }
}
