package org.halle.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.halle.HalleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Many hand in around the closing. {@code HandingInTogetherBench} does it with more. */
@HalleTest
class HandingInTogetherTest {

    @Autowired
    private ApplicationContext halle;

    @Test
    void theDatabaseDecidesWhoWasInTimeWhateverTheClockOfANode() throws Exception {
        HandingInTogether.Race race = new HandingInTogether(halle).aroundTheClosing(60);

        assertThat(race.taken()).isPositive();
        assertThat(race.late()).isPositive();
    }
}
