package org.halle.cohort.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.halle.cohort.Delivering;
import org.halle.desk.Desk;
import org.halle.engine.Diagrams;
import org.halle.kernel.MilestoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;

class MilestoneProcessTest {

    private static final Instant DUE = Diagrams.NOW.plus(Duration.ofDays(30));

    private final Delivering delivering = mock(Delivering.class);
    private final CohortSteps steps = new CohortSteps();
    private final Diagrams diagrams = Diagrams.of("milestone")
            .steps(
                    steps.openMilestone(delivering),
                    steps.remindMilestone(delivering),
                    steps.escalateReview(delivering));
    private final UUID key = UUID.randomUUID();
    private final MilestoneId milestone = new MilestoneId(key);

    @BeforeEach
    void start() {
        given(delivering.open(milestone)).willReturn(new Delivering.Due(DUE, DUE.minus(Duration.ofDays(7))));
        diagrams.engine();
        diagrams.start("milestone", key, Map.of());
    }

    @AfterEach
    void close() {
        diagrams.close();
    }

    @Test
    void asksForTheDeliverableByItsDueDate() {
        assertThat(diagrams.tasks("Task_Deliver")).singleElement().satisfies(task -> assertThat(task.getDueDate())
                .isEqualTo(Date.from(DUE)));
    }

    @Test
    void isReachedWhenTheDeliverableIsAccepted() {
        diagrams.complete("Task_Deliver", Map.of());
        diagrams.complete("Task_ReviewDeliverable", Map.of("accepted", true));
        assertThat(diagrams.endedAt()).contains("Event_MilestoneReached");
        assertThat(diagrams.nothingLeft()).isTrue();
        then(delivering).should(never()).remind(milestone);
        then(delivering).should(never()).escalate(milestone);
    }

    @Test
    void comesBackToTheVentureAsLongAsItIsNotAccepted() {
        for (int round = 0; round < 2; round++) {
            diagrams.complete("Task_Deliver", Map.of());
            diagrams.complete("Task_ReviewDeliverable", Map.of("accepted", false));
            assertThat(diagrams.waitingAt()).contains("Task_Deliver");
        }
        diagrams.complete("Task_Deliver", Map.of());
        diagrams.complete("Task_ReviewDeliverable", Map.of("accepted", true));
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    @Test
    void remindsAWeekBeforeAndKeepsWaiting() {
        diagrams.travelTo(DUE.minus(Duration.ofDays(7)).minusSeconds(1));
        then(delivering).should(never()).remind(milestone);
        diagrams.travelTo(DUE.plus(Duration.ofDays(20)));
        then(delivering).should().remind(milestone);
        assertThat(diagrams.tasks("Task_Deliver")).hasSize(1);
    }

    @Test
    void waitsForItsNewDateAndRemindsOfItAgain() {
        diagrams.travelTo(DUE.minus(Duration.ofDays(7)));
        then(delivering).should().remind(milestone);

        move(DUE.plus(Duration.ofDays(30)));

        diagrams.travelTo(DUE.plus(Duration.ofDays(23)));
        then(delivering).should(times(2)).remind(milestone);
    }

    /** What one command reads twice is there once: branches, variables, reminders. */
    @Test
    void waitsForItsNewDateWhenACommandUnderWayHasReadItAlready() {
        Instant later = DUE.plus(Duration.ofDays(30));
        var engine = (ProcessEngineConfigurationImpl) diagrams.engine().getProcessEngineConfiguration();
        engine.getCommandExecutorTxRequired().execute(command -> {
            var runtime = diagrams.engine().getRuntimeService();
            String instance =
                    runtime.createProcessInstanceQuery().singleResult().getId();
            runtime.setVariable(instance, "dueAt", Date.from(DUE));
            move(later);
            return null;
        });

        assertThat(diagrams.timers()).containsExactly(later.minus(Duration.ofDays(7)));
        diagrams.complete("Task_Deliver", Map.of());
        diagrams.complete("Task_ReviewDeliverable", Map.of("accepted", true));
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    private void move(Instant due) {
        new CamundaCohortProcess(
                        diagrams.conversation(),
                        diagrams.engine().getRuntimeService(),
                        diagrams.engine().getManagementService(),
                        desk())
                .milestoneMoved(milestone, due, due.minus(Duration.ofDays(7)));
    }

    @SuppressWarnings("unchecked")
    private static ObjectProvider<Desk> desk() {
        ObjectProvider<Desk> desk = mock(ObjectProvider.class);
        given(desk.getObject()).willReturn(mock(Desk.class));
        return desk;
    }

    @Test
    void callsTheSubstituteAfterAWeekWithoutReview() {
        diagrams.complete("Task_Deliver", Map.of());
        diagrams.travel(Duration.ofDays(6));
        then(delivering).should(never()).escalate(milestone);
        diagrams.travel(Duration.ofDays(20));
        then(delivering).should().escalate(milestone);
        assertThat(diagrams.tasks("Task_ReviewDeliverable")).hasSize(1);
        diagrams.complete("Task_ReviewDeliverable", Map.of("accepted", true));
        assertThat(diagrams.nothingLeft()).isTrue();
    }
}
