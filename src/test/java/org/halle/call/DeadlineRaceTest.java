package org.halle.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.halle.HalleTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HalleTest
@Tag("database")
class DeadlineRaceTest {

    @Autowired
    private ApplicationContext halle;

    @Test
    @Timeout(240)
    void takesWhatCameInTimeAndNothingElseWhileTheCallCloses() throws Exception {
        DeadlineRace.Seen seen = new DeadlineRace(halle).of(40);
        assertThat(seen.wrong()).as("wrong decisions").isZero();
        assertThat(seen.lost()).as("lost").isZero();
        assertThat(seen.accepted()).isPositive();
    }
}
