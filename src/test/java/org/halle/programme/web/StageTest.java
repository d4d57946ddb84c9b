package org.halle.programme.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.halle.programme.Plan;
import org.halle.programme.SamplePlans;
import org.junit.jupiter.api.Test;

class StageTest {

    private final Plan plan = SamplePlans.nineMonths();

    @Test
    void isTheFirstThatIsNotOver() {
        assertThat(Stage.at(plan, plan.callOpensAt().minus(Duration.ofDays(1)))).contains(Stage.CALL);
        assertThat(Stage.at(plan, plan.callClosesAt().minusSeconds(1))).contains(Stage.CALL);
        assertThat(Stage.at(plan, plan.callClosesAt())).contains(Stage.SELECTION);
        assertThat(Stage.at(plan, plan.announceAt())).contains(Stage.COHORT);
        assertThat(Stage.at(plan, plan.hallClosesAt().minusSeconds(1))).contains(Stage.HALL);
        assertThat(Stage.at(plan, plan.hallClosesAt())).isEmpty();
    }

    @Test
    void followOneAnother() {
        Instant before = Instant.MIN;
        for (Stage stage : Stage.values()) {
            assertThat(stage.from(plan)).isBetween(before, stage.to(plan));
            before = stage.from(plan);
        }
    }
}
