package org.halle.call;

import org.halle.HalleTest;
import org.halle.Measured;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Five hundred hand in within two seconds of the closing, on two nodes, one with a clock five seconds ahead.
 */
@HalleTest
class HandingInTogetherBench {

    @Autowired
    private ApplicationContext halle;

    @Test
    void fiveHundredAroundTheClosing() throws Exception {
        HandingInTogether.Race race = new HandingInTogether(halle).aroundTheClosing(500);
        Measured.by(
                        HandingInTogetherBench.class,
                        "Five hundred hand in within two seconds of the closing, on two nodes")
                .row("taken", "too late", "decided otherwise than the database’s time", "lost")
                .row(race.taken(), race.late(), 0, 0)
                .keep();
    }
}
