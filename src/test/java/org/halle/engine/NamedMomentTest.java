package org.halle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedMomentTest {

    /** Two days after clocks went forward in Paris. */
    private static final Instant CLOSES = Instant.parse("2026-03-31T16:00:00Z");

    private static final UUID KEY = UUID.randomUUID();
    private final NamedMoment moment =
            NamedMoment.named("beforeClosing").before(key -> key.equals(KEY) ? CLOSES : Instant.MIN);

    @ParameterizedTest
    @CsvSource({
        "beforeClosingP7D, 2026-03-24T17:00:00Z",
        "beforeClosingPT48H, 2026-03-29T16:00:00Z",
        "beforeClosingP2D, 2026-03-29T16:00:00Z",
        "beforeClosingP3D, 2026-03-28T17:00:00Z",
        "beforeClosingP1DT2H30M, 2026-03-30T13:30:00Z",
        "beforeClosingPT0H, 2026-03-31T16:00:00Z"
    })
    void countsDaysAtTheSameHourInParisAndHoursAsTheyPass(String word, Instant expected) {
        assertThat(moment.at(word, KEY)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "beforeClosing",
                "beforeClosingP",
                "beforeClosingPT",
                "beforeClosingP7",
                "beforeClosingP1M",
                "beforeClosing7D",
                "closesAt"
            })
    void isNothingWithoutADurationThatEverybodyReadsAlike(String word) {
        assertThat(moment.at(word, KEY)).isEmpty();
    }

    @Test
    void tellsManagersWhatItIs() {
        assertThat(NamedMoment.named("beforeClosing").title("Avant la clôture").before(key -> CLOSES))
                .extracting(NamedMoment::name, NamedMoment::title)
                .containsExactly("beforeClosing", "Avant la clôture");
    }
}
