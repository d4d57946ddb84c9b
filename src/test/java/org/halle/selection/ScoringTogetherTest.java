package org.halle.selection;

import static org.assertj.core.api.Assertions.assertThat;

import org.halle.HalleTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HalleTest
@Tag("database")
class ScoringTogetherTest {

    @Autowired
    private ApplicationContext halle;

    @Test
    @Timeout(240)
    void keepsEveryScoreAndRefusesNobodyWhenAJuryAnswersAtOnce() throws Exception {
        assertThat(new ScoringTogether(halle).round(1)).isEmpty();
    }
}
