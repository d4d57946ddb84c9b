package org.halle.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.halle.HalleTest;
import org.halle.Measured;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A hundred applications, each handed in twice at the same moment: a hundred come in. */
@HalleTest
class SubmittingTogetherBench {

    private static final int APPLICATIONS = 100;

    @Autowired
    private ApplicationContext halle;

    @Test
    void aHundredTwice() throws Exception {
        SubmittingTogether leads = new SubmittingTogether(halle);
        int refused = leads.twice(APPLICATIONS).size();
        List<Long> found = leads.handedInAndAcknowledged();
        Measured.by(SubmittingTogetherBench.class, "A hundred applications handed in twice at once")
                .row("sent", "visible errors", "applications", "acknowledgements")
                .row(2 * APPLICATIONS, refused, found.get(0), found.get(1))
                .keep();
        assertThat(refused).isZero();
        assertThat(found).containsExactly((long) APPLICATIONS, (long) APPLICATIONS);
    }
}
