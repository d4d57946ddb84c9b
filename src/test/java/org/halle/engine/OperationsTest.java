package org.halle.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.halle.engine.Operations.Cases;
import org.halle.engine.Operations.Standing;
import org.halle.engine.Operations.Trouble;
import org.halle.kernel.NotFound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class OperationsTest {

    private final UUID programme = UUID.randomUUID();
    private final UUID call = UUID.randomUUID();
    private final Diagrams diagrams = Diagrams.of("programme", "call")
            .steps(
                    Step.named("planCall").does(step -> {
                        throw new IllegalStateException("the calendar is on fire");
                    }),
                    Step.named("publishCall").does(step -> Outcome.none()),
                    Step.named("remindDrafts").does(step -> Outcome.none()),
                    Step.named("closeCall").does(step -> Outcome.none()))
            .lists(NamedList.named("graduatedVentures").of(key -> List.of()))
            .stub("selection")
            .stub("cohort")
            .stub("hall")
            .stub("follow-up");

    @AfterEach
    void close() {
        diagrams.close();
    }

    @Test
    void countsWhereInstancesStandAndWhereThoseTheyCalledStand() {
        start(programme);
        start(UUID.randomUUID());

        assertThat(operations().standing(of(programme)))
                .containsExactly(new Standing("call", "Task_PlanCall", 1), new Standing("programme", "Call_Call", 1));
    }

    @Test
    void namesTheStepThatFailedAndWhatItSaid() {
        start(programme);
        fail();

        assertThat(operations().troubles(of(programme))).singleElement().satisfies(trouble -> {
            assertThat(trouble.process()).isEqualTo("call");
            assertThat(trouble.activity()).isEqualTo("Task_PlanCall");
            assertThat(trouble.activityName()).isNotBlank().isNotEqualTo("Task_PlanCall");
            assertThat(trouble.about()).isEqualTo(call);
            assertThat(trouble.message()).contains("the calendar is on fire");
            assertThat(trouble.stopped()).isFalse();
            assertThat(trouble.nextTry()).isNotNull();
        });
    }

    @Test
    void triesAStoppedStepAgainAtOnce() {
        start(programme);
        Job job = fail();
        management().setJobRetries(job.getId(), 0);
        assertThat(operations().troubles(of(programme)))
                .extracting(Trouble::stopped)
                .containsExactly(true);

        operations().retry(of(programme), job.getId());

        Job again = management().createJobQuery().jobId(job.getId()).singleResult();
        assertThat(again.getRetries()).isEqualTo(1);
        assertThat(again.getDuedate()).isEqualTo(diagrams.clock().instant());
    }

    @Test
    void triesNothingOfAnotherProgramme() {
        start(programme);
        Job job = fail();

        assertThatThrownBy(() -> operations().retry(of(UUID.randomUUID()), job.getId()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void knowsWhatInstancesAreAbout() {
        start(programme);
        start(UUID.randomUUID());

        assertThat(operations().subjects(of(programme)))
                .containsExactlyInAnyOrder("programme/" + programme, "call/" + call);
    }

    @Test
    void readsTheDiagramInForce() {
        Operations.Diagram diagram = operations().diagram("programme");

        assertThat(diagram.name()).isEqualTo("Programme d’accélération");
        assertThat(diagram.xml()).contains("Call_Selection");
        assertThat(diagram.elements())
                .extracting(Operations.Element::id)
                .containsExactly(
                        "Event_Launched",
                        "Call_Call",
                        "Call_Selection",
                        "Call_Cohort",
                        "Call_Hall",
                        "Call_FollowUp",
                        "Event_ProgrammeClosed");
        assertThat(diagram.elements())
                .contains(new Operations.Element("Call_Hall", "Tenir la halle des financeurs", "callActivity"));
        assertThatThrownBy(() -> operations().diagram("no-such-thing")).isInstanceOf(NotFound.class);
    }

    private void start(UUID key) {
        engine().getRuntimeService()
                .startProcessInstanceByKey("programme", key.toString(), Map.of("callId", call.toString()));
    }

    private Job fail() {
        Job job = management().createJobQuery().singleResult();
        assertThatThrownBy(() -> management().executeJob(job.getId())).hasMessageContaining("on fire");
        return job;
    }

    private static List<Cases> of(UUID key) {
        return List.of(new Cases("programme", List.of(key)));
    }

    private Operations operations() {
        return new Operations(
                engine().getRepositoryService(),
                management(),
                JdbcClient.create(engine().getProcessEngineConfiguration().getDataSource()),
                diagrams.clock());
    }

    private ManagementService management() {
        return engine().getManagementService();
    }

    private ProcessEngine engine() {
        return diagrams.engine();
    }
}
