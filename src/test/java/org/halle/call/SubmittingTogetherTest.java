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
class SubmittingTogetherTest {

    @Autowired
    private ApplicationContext halle;

    @Test
    @Timeout(240)
    void takesWhatIsHandedInTwiceAtOnceForOneAndAcknowledgesItOnce() throws Exception {
        SubmittingTogether leads = new SubmittingTogether(halle);
        assertThat(leads.twice(5)).isEmpty();
        assertThat(leads.handedInAndAcknowledged()).containsExactly(5L, 5L);
    }
}
