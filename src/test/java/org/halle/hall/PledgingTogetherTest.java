package org.halle.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.halle.HalleTest;
import org.halle.Together;
import org.halle.kernel.QuestionId;
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

    @Test
    @Timeout(60)
    void questionsAskedAtTheSameMomentAllReachTheProjectAndNoneTwice() throws Exception {
        HallStage stage = HallStage.open(context).published();
        Questioning questioning = context.getBean(Questioning.class);
        AtomicInteger turn = new AtomicInteger();
        List<QuestionId> asked = Together.times(
                4,
                () -> questioning.ask(
                        turn.getAndIncrement() % 2 == 0 ? stage.bank.id() : stage.foundation.id(),
                        stage.round.id(),
                        "Et la marge ?"));
        assertThat(asked.stream().distinct()).hasSize(2);
        assertThat(stage.tasks(stage.lead.id())).hasSize(2);
    }
}
