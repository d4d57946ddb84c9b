package org.halle.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.halle.kernel.RoundId;
import org.junit.jupiter.api.Test;

class DossierReviewTest {

    @Test
    void whatTheCommitteeSaysStandsBelowWhatTheReaderSaid() {
        DossierReview answered = HallCases.review(RoundId.random())
                .answered(Interest.STRONG, "Un porteur solide.", Instant.parse("2026-10-01T08:00:00Z"));

        assertThat(answered.noted(" ").opinion()).isEqualTo("Un porteur solide.");
        assertThat(answered.noted(" Favorable. ").opinion()).isEqualTo("Un porteur solide.\n\nFavorable.");
    }
}
