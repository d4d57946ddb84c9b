package org.halle.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    /** (4.4 + 4.0 + 2.0) / 3 = 10.4 / 3; squares 0.8711 + 0.2844 + 2.1511 = 3.3067, a third of it 1.1022. */
    @Test
    void agreesWithPenAndPaperOnThreeScores() {
        Statistics three = Statistics.of(List.of(4.4, 4.0, 2.0));

        assertThat(three.count()).isEqualTo(3);
        assertThat(three.mean()).isEqualTo(3.4667);
        assertThat(three.median()).isEqualTo(4.0);
        assertThat(three.deviation()).isEqualTo(1.0499);
        assertThat(three.lowest()).isEqualTo(2.0);
        assertThat(three.highest()).isEqualTo(4.4);
    }

    /** 2, 4, 4, 4, 5, 5, 7, 9 is the textbook's: mean 5, deviation 2. */
    @Test
    void agreesWithTheTextbookOnEightScores() {
        Statistics eight = Statistics.of(List.of(9.0, 2.0, 4.0, 5.0, 4.0, 7.0, 4.0, 5.0));

        assertThat(eight.mean()).isEqualTo(5.0);
        assertThat(eight.median()).isEqualTo(4.5);
        assertThat(eight.deviation()).isEqualTo(2.0);
    }

    @Test
    void saysNothingOfNoScore() {
        Statistics none = Statistics.of(List.of());

        assertThat(none.count()).isZero();
        assertThat(none.mean()).isZero();
        assertThat(none.disagreement()).isFalse();
    }

    @Test
    void spreadsNothingWithOneScore() {
        Statistics one = Statistics.of(List.of(3.2));

        assertThat(one.mean()).isEqualTo(3.2);
        assertThat(one.median()).isEqualTo(3.2);
        assertThat(one.deviation()).isZero();
        assertThat(one.disagreement()).isFalse();
    }

    @Test
    void flagsTwoPointsBetweenJurors() {
        assertThat(Statistics.of(List.of(4.2, 2.2)).disagreement()).isTrue();
        assertThat(Statistics.of(List.of(4.2, 2.4)).disagreement()).isFalse();
    }

    @Test
    void findsTheMiddleOfTwo() {
        assertThat(Statistics.of(List.of(2.0, 3.0)).median()).isEqualTo(2.5);
    }
}
