package org.halle.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.halle.Measured.millis;

import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.halle.HalleTest;
import org.halle.Measured;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.programme.Planning;
import org.halle.programme.SamplePlans;
import org.halle.studio.Publishing.Preview;
import org.halle.studio.Publishing.Progress;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is promised: a preview of 1,000 live cases within 5 s; each of them migrated, or listed with the reason. */
@HalleTest
class MigrationBench {

    private static final int CASES = 1_000;
    private static final int AT_A_STEP_THAT_GOES = 40;
    private static final int ROUNDS = 5;

    @Autowired
    private Drafting drafting;

    @Autowired
    private Publishing publishing;

    @Autowired
    private Moving moving;

    @Autowired
    private People people;

    @Autowired
    private Planning planning;

    @Autowired
    private RuntimeService runtime;

    private final String process = "bench-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aThousandLiveCases() {
        PersonId author = people.makeOperator(
                        people.register(UUID.randomUUID() + "@example.org", "Banc", "Essai", Language.FR)
                                .id())
                .id();
        ProgrammeId programme = planning.draft(author, SamplePlans.programme("Banc " + UUID.randomUUID()));
        drafting.create(author, process + ".bpmn");
        drafting.create(author, process + ".form");
        drafting.save(author, process + ".bpmn", diagram("Task_Old", "P7D"));
        publishing.publish(author, publishing.preview(author).inForce(), "Banc d’essai.", false);
        for (int number = 0; number < CASES; number++) {
            runtime.createProcessInstanceByKey(process)
                    .businessKey(programme.toString())
                    .startBeforeActivity(
                            number < AT_A_STEP_THAT_GOES
                                    ? "Task_Old"
                                    : number % 2 == 0 ? "Event_Waited" : "Task_Report")
                    .execute();
        }

        drafting.save(author, process + ".bpmn", diagram("Task_New", "P9D"));
        long[] previews = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            Preview preview = publishing.preview(author);
            previews[round] = System.nanoTime() - start;
            assertThat(preview.moving()).isEqualTo(CASES - AT_A_STEP_THAT_GOES);
            assertThat(preview.staying()).hasSize(AT_A_STEP_THAT_GOES);
        }
        Release release = publishing.publish(author, publishing.preview(author).inForce(), "Neuf jours.", true);
        long start = System.nanoTime();
        moving.run();
        long migrated = System.nanoTime() - start;

        Progress progress = publishing.progress(author, release.number());
        assertThat(progress.waiting()).isZero();
        assertThat(progress.moved()).isEqualTo(CASES - AT_A_STEP_THAT_GOES);
        assertThat(progress.stays()).hasSize(AT_A_STEP_THAT_GOES).allSatisfy(stay -> assertThat(stay.reason())
                .isNotBlank());
        Measured.by(MigrationBench.class, "Taking 1,000 live cases to a new version of their diagram")
                .row("", "cases", "on the clock")
                .row("preview, the slowest of " + ROUNDS, CASES, millis(Measured.percentile(previews, 100)))
                .row("preview, median", CASES, millis(Measured.percentile(previews, 50)))
                .row("taken along", progress.moved(), millis(migrated))
                .row("stayed, each with its reason", progress.stayed(), "")
                .keep();
    }

    /** A first task, a wait, and a report. */
    private String diagram(String first, String wait) {
        return Blank.of(process + ".bpmn")
                .replace(
                        "<bpmn:sequenceFlow id=\"Flow_Started_Ended\" sourceRef=\"Event_Started\" targetRef=\"Event_Ended\" />",
                        """
                        <bpmn:sequenceFlow id="Flow_Started_Ended" sourceRef="Event_Started" targetRef="FIRST" />
                        <bpmn:userTask id="FIRST" name="Commencer" camunda:formRef="PROCESS" camunda:formRefBinding="deployment" camunda:candidateGroups="manager">
                          <bpmn:incoming>Flow_Started_Ended</bpmn:incoming>
                          <bpmn:outgoing>Flow_Begun</bpmn:outgoing>
                        </bpmn:userTask>
                        <bpmn:sequenceFlow id="Flow_Begun" sourceRef="FIRST" targetRef="Event_Waited" />
                        <bpmn:intermediateCatchEvent id="Event_Waited" name="Attendre">
                          <bpmn:incoming>Flow_Begun</bpmn:incoming>
                          <bpmn:outgoing>Flow_Waited</bpmn:outgoing>
                          <bpmn:timerEventDefinition id="Timer_Waited"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">WAIT</bpmn:timeDuration></bpmn:timerEventDefinition>
                        </bpmn:intermediateCatchEvent>
                        <bpmn:sequenceFlow id="Flow_Waited" sourceRef="Event_Waited" targetRef="Task_Report" />
                        <bpmn:userTask id="Task_Report" name="Raconter" camunda:formRef="PROCESS" camunda:formRefBinding="deployment" camunda:candidateGroups="manager">
                          <bpmn:incoming>Flow_Waited</bpmn:incoming>
                          <bpmn:outgoing>Flow_Report</bpmn:outgoing>
                        </bpmn:userTask>
                        <bpmn:sequenceFlow id="Flow_Report" sourceRef="Task_Report" targetRef="Event_Ended" />
                        """
                                .replace("FIRST", first)
                                .replace("PROCESS", process)
                                .replace("WAIT", wait))
                .replace("xmlns:bpmn=", "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:bpmn=")
                .replace(
                        "<bpmn:incoming>Flow_Started_Ended</bpmn:incoming>\n    </bpmn:endEvent>",
                        "<bpmn:incoming>Flow_Report</bpmn:incoming>\n    </bpmn:endEvent>");
    }
}
