package org.halle.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.halle.HalleTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HalleTest
class PledgingTogetherTest {

    @Autowired
    private ApplicationContext context;

    @Test
    @Timeout(120)
    void whatIsKeptIsAlwaysWhatThePledgesComeTo() throws Exception {
        PledgingTogether.Seen seen = new PledgingTogether(context).during(Duration.ofSeconds(2));
        assertThat(seen.pledged()).isGreaterThanOrEqualTo(30);
        assertThat(seen.readings()).isPositive();
    }
}
