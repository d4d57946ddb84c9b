package org.halle.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.halle.HalleTest;
import org.halle.Measured;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Five hundred leads who hand in while their call closes, on one node. */
@HalleTest
class DeadlineRaceBench {

    private static final int APPLICATIONS = 500;

    @Autowired
    private ApplicationContext halle;

    @Test
    void fiveHundredAroundTheDeadline() throws Exception {
        DeadlineRace.Seen seen = new DeadlineRace(halle).of(APPLICATIONS);
        Measured.by(DeadlineRaceBench.class, "Five hundred submissions while the call closes, one node")
                .row("sent", "in time", "too late", "wrong decisions", "lost")
                .row(APPLICATIONS, seen.accepted(), seen.late(), seen.wrong(), seen.lost())
                .keep();
        assertThat(seen.wrong()).isZero();
        assertThat(seen.lost()).isZero();
    }
}
