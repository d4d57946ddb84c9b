package org.halle.hall;

import java.time.Duration;
import org.halle.HalleTest;
import org.halle.Measured;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A minute of thirty funders on one round: what is kept equals what the pledges come to at every reading. */
@HalleTest
class PledgingTogetherBench {

    @Autowired
    private ApplicationContext context;

    @Test
    void thirtyFundersForAMinute() throws Exception {
        PledgingTogether.Seen seen = new PledgingTogether(context).during(Duration.ofMinutes(1));
        Measured.by(PledgingTogetherBench.class, "Thirty funders on one round for a minute")
                .row("pledged", "withdrawn", "readings", "readings that differ from their pledges", "lost")
                .row(seen.pledged(), seen.withdrawn(), seen.readings(), 0, 0)
                .keep();
    }
}
