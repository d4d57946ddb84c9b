package org.halle.selection;

import static org.assertj.core.api.Assertions.assertThat;

import org.halle.HalleTest;
import org.halle.Measured;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Fifty rounds of twenty jurors who answer at once: nobody sees an error, no score is lost. */
@HalleTest
class ScoringTogetherBench {

    private static final int ROUNDS = 50;

    @Autowired
    private ApplicationContext halle;

    @Test
    void twentyJurorsFiftyTimes() throws Exception {
        ScoringTogether jury = new ScoringTogether(halle);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            // a lost score fails the round itself
            refused += jury.round(round).size();
        }
        Measured.by(ScoringTogetherBench.class, "Twenty jurors who answer at once, fifty times")
                .row("scores sent", "visible errors", "lost scores")
                .row(ROUNDS * ScoringTogether.JURORS, refused, 0)
                .keep();
        assertThat(refused).isZero();
    }
}
