package org.halle.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.halle.HalleTest;
import org.halle.desk.Desk;
import org.halle.desk.OpenTask;
import org.halle.desk.TaskFilter;
import org.halle.desk.TaskList;
import org.halle.engine.CaseMigration.Landing;
import org.halle.kernel.Forbidden;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Role;
import org.halle.programme.Planning;
import org.halle.programme.SamplePlans;
import org.halle.studio.Difference.Change;
import org.halle.studio.Difference.Kind;
import org.halle.studio.Publishing.Preview;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HalleTest
@Tag("database")
class PublishingTest {

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

    @Autowired
    private ManagementService management;

    @Autowired
    private TaskList tasks;

    @Autowired
    private Desk desk;

    private final String process = "visit-" + UUID.randomUUID().toString().substring(0, 8);
    private Person manager;
    private ProgrammeId programme;

    @BeforeEach
    void aPublishedDiagramWithALiveCase() {
        Person operator = people.makeOperator(person("Ada").id());
        programme = planning.draft(operator.id(), SamplePlans.programme("Essai " + UUID.randomUUID()));
        manager = person("Léa");
        people.grant(manager.id(), Role.MANAGER, programme, null);
        drafting.create(manager.id(), process + ".bpmn");
        drafting.save(manager.id(), process + ".bpmn", waiting(""));
        publish(true, "Une visite d’une semaine.");
        runtime.startProcessInstanceByKey(process, programme.toString());
    }

    @Test
    void aLiveCaseReceivesATaskThatWasDrawnAfterItBeganAndCompletesItWithoutJava() {
        drafting.create(manager.id(), process + "-report.form");
        drafting.save(manager.id(), process + ".bpmn", waiting(task("Task_Report", "Raconter la visite")));
        Preview preview = publishing.preview(manager.id());
        assertThat(preview.problems()).isEmpty();
        assertThat(preview.files())
                .filteredOn(file -> file.name().endsWith(".bpmn"))
                .flatExtracting(Publishing.ChangedFile::changes)
                .extracting(Change::kind, Change::name)
                .contains(org.assertj.core.groups.Tuple.tuple(Kind.ADDED, "Raconter la visite"));
        assertThat(preview.landings()).singleElement().satisfies(landing -> {
            assertThat(landing.moves()).isTrue();
            assertThat(landing.places()).containsExactly("Attendre une semaine");
            assertThat(landing.timers()).isEmpty();
        });

        Release release = publish(true, "Un compte rendu après la visite.");
        assertThat(publishing.progress(manager.id(), release.number()).waiting())
                .isEqualTo(1);
        moving.run();

        assertThat(publishing.progress(manager.id(), release.number()).moved()).isEqualTo(1);
        management.executeJob(timer().getId());
        OpenTask asked = tasks.page(
                        manager.id(), new TaskFilter(TaskFilter.Whose.ALL, programme, process, null, null), null)
                .lines()
                .get(0)
                .task();
        assertThat(asked.name()).isEqualTo("Raconter la visite");
        desk.complete(manager.id(), asked.id(), Map.of("comment", "Tout était prêt."));
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey(process)
                        .count())
                .isZero();
    }

    @Test
    void saysWhyACaseStaysAndLeavesItWhereItWas() {
        drafting.save(manager.id(), process + ".bpmn", waiting("").replace("Event_Waited", "Event_WaitedLonger"));

        Preview preview = publishing.preview(manager.id());
        assertThat(preview.staying()).singleElement().satisfies(landing -> assertThat(landing.obstacleAt())
                .isEqualTo("Attendre une semaine"));
        Release release = publish(true, "Un autre nom.");
        moving.run();

        Publishing.Progress progress = publishing.progress(manager.id(), release.number());
        assertThat(progress.stayed()).isEqualTo(1);
        assertThat(progress.stays()).singleElement().satisfies(stay -> assertThat(stay.about())
                .isEqualTo(programme.value()));
        assertThat(timer()).isNotNull();
    }

    @Test
    void namesDatesThatChangeForLiveCases() {
        drafting.save(manager.id(), process + ".bpmn", waiting("").replace("P7D", "P10D"));

        assertThat(publishing.preview(manager.id()).landings())
                .singleElement()
                .extracting(Landing::timers)
                .satisfies(timers -> assertThat(timers).singleElement().satisfies(timer -> {
                    assertThat(timer.before()).isEqualTo("P7D");
                    assertThat(timer.after()).isEqualTo("P10D");
                }));
    }

    @Test
    void publishesNothingOfASetThatIsWrongInOneFile() {
        drafting.create(manager.id(), process + "-report.form");
        drafting.save(
                manager.id(),
                process + ".bpmn",
                waiting(task("Task_Report", "Raconter la visite").replace(process + "-report", "no-such-form")));
        Preview preview = publishing.preview(manager.id());
        assertThat(preview.possible()).isFalse();
        assertThat(preview.problems()).isNotEmpty();

        assertThatThrownBy(() -> publishing.publish(manager.id(), preview.inForce(), "Essai.", true))
                .isInstanceOf(Refused.class);
        assertThat(publishing.preview(manager.id()).inForce()).isEqualTo(preview.inForce());
        drafting.discard(manager.id(), process + "-report.form");
        drafting.discard(manager.id(), process + ".bpmn");
    }

    @Test
    void overwritesNobodyUnseen() {
        Person other = person("Noé");
        people.grant(other.id(), Role.MANAGER, programme, null);
        drafting.save(other.id(), process + ".bpmn", waiting("").replace("P7D", "P8D"));
        drafting.save(manager.id(), process + ".bpmn", waiting("").replace("P7D", "P9D"));
        assertThat(drafting.open(manager.id(), process + ".bpmn").others()).containsExactly(other.id());

        publish(false, "Neuf jours.");

        assertThat(drafting.open(other.id(), process + ".bpmn").changedSince()).isTrue();
        assertThat(publishing.preview(other.id()).possible()).isFalse();
        drafting.keepMine(other.id(), process + ".bpmn");
        assertThat(publishing.preview(other.id()).possible()).isTrue();
        drafting.discard(other.id(), process + ".bpmn");
    }

    @Test
    void goesBackToWhatWasBefore() {
        drafting.save(manager.id(), process + ".bpmn", waiting("").replace("P7D", "P30D"));
        Release release = publish(true, "Un mois.");
        moving.run();

        Preview back = publishing.previewBack(manager.id(), release.number());
        assertThat(back.files()).extracting(Publishing.ChangedFile::name).containsExactly(process + ".bpmn");
        Release again = publishing.goBack(manager.id(), release.number(), back.inForce(), "Trop long.", true);
        moving.run();

        assertThat(again.backTo()).isEqualTo(release.number());
        assertThat(drafting.open(manager.id(), process + ".bpmn").content()).contains("P7D");
        assertThat(publishing.progress(manager.id(), again.number()).moved()).isEqualTo(1);
    }

    @Test
    void refusesASetThatIsNoLongerTheOneLookedAt() {
        String seen = publishing.preview(manager.id()).inForce();
        drafting.save(manager.id(), process + ".bpmn", waiting("").replace("P7D", "P8D"));
        publish(false, "Huit jours.");
        drafting.save(manager.id(), process + ".bpmn", waiting("").replace("P7D", "P9D"));

        assertThatThrownBy(() -> publishing.publish(manager.id(), seen, "Neuf jours.", false))
                .isInstanceOf(Refused.class)
                .hasMessage("studio.publish.seen-old");
        drafting.discard(manager.id(), process + ".bpmn");
    }

    @Test
    void isForManagersOnly() {
        Person juror = person("Zoé");
        people.grant(juror.id(), Role.JUROR, programme, null);
        assertThatThrownBy(() -> drafting.files(juror.id())).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> drafting.save(juror.id(), "call.bpmn", "<x/>")).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> publishing.preview(juror.id())).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> publishing.releases(juror.id())).isInstanceOf(Forbidden.class);
    }

    private Release publish(boolean take, String remark) {
        return publishing.publish(manager.id(), publishing.preview(manager.id()).inForce(), remark, take);
    }

    private Job timer() {
        List<Job> timers = management
                .createJobQuery()
                .processDefinitionKey(process)
                .timers()
                .list();
        return timers.get(0);
    }

    /** A wait of a week, then whatever is drawn after it. */
    private String waiting(String task) {
        String drawn = Blank.of(process + ".bpmn")
                .replace(
                        "<bpmn:sequenceFlow id=\"Flow_Started_Ended\" sourceRef=\"Event_Started\" targetRef=\"Event_Ended\" />",
                        """
                        <bpmn:sequenceFlow id="Flow_Started_Ended" sourceRef="Event_Started" targetRef="Event_Waited" />
                        <bpmn:intermediateCatchEvent id="Event_Waited" name="Attendre une semaine">
                          <bpmn:incoming>Flow_Started_Ended</bpmn:incoming>
                          <bpmn:outgoing>Flow_Waited</bpmn:outgoing>
                          <bpmn:timerEventDefinition id="Timer_Waited"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P7D</bpmn:timeDuration></bpmn:timerEventDefinition>
                        </bpmn:intermediateCatchEvent>
                        <bpmn:sequenceFlow id="Flow_Waited" sourceRef="Event_Waited" targetRef="TARGET" />
                        """
                                        .replace("TARGET", task.isEmpty() ? "Event_Ended" : "Task_Report")
                                + task)
                .replace("xmlns:bpmn=", "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:bpmn=");
        return drawn.replace(
                "<bpmn:incoming>Flow_Started_Ended</bpmn:incoming>\n    </bpmn:endEvent>",
                "<bpmn:incoming>" + (task.isEmpty() ? "Flow_Waited" : "Flow_Report")
                        + "</bpmn:incoming>\n    </bpmn:endEvent>");
    }

    private String task(String id, String name) {
        return """
                <bpmn:userTask id="%s" name="%s" camunda:formRef="%s-report" camunda:formRefBinding="deployment" camunda:candidateGroups="manager">
                  <bpmn:incoming>Flow_Waited</bpmn:incoming>
                  <bpmn:outgoing>Flow_Report</bpmn:outgoing>
                </bpmn:userTask>
                <bpmn:sequenceFlow id="Flow_Report" sourceRef="%s" targetRef="Event_Ended" />
                """
                .formatted(id, name, process, id);
    }

    private Person person(String name) {
        return people.register(name + "-" + UUID.randomUUID() + "@example.org", name, "Essai", Language.FR);
    }
}
