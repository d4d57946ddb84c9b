package org.halle.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.halle.engine.CaseMigration.CaseMoved;
import org.halle.engine.CaseMigration.Landing;
import org.halle.engine.CaseMigration.Obstacle;
import org.halle.engine.CaseMigration.TimerChange;
import org.halle.kernel.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class CaseMigrationTest {

    private static final Instant OPENS = Diagrams.NOW.plus(Duration.ofDays(1));
    private static final Instant CLOSES = Diagrams.NOW.plus(Duration.ofDays(27));

    private final Diagrams diagrams = Diagrams.of("call")
            .steps(
                    Step.named("planCall")
                            .outcome("opensAt", "")
                            .outcome("closesAt", "")
                            .does(step -> Outcome.of("opensAt", OPENS).and("closesAt", CLOSES)),
                    Step.named("publishCall").does(step -> Outcome.none()),
                    Step.named("remindDrafts").does(step -> Outcome.none()),
                    Step.named("closeCall").does(step -> Outcome.none()))
            .moments(NamedMoment.named("beforeClosing").before(key -> CLOSES));

    private final List<Object> told = new ArrayList<>();
    private final UUID waitsForOpening = UUID.randomUUID();
    private final UUID waitsForReminder = UUID.randomUUID();
    private String drawn;

    @BeforeEach
    void twoCases() throws IOException {
        drawn = Files.readString(Path.of("processes/call.bpmn"));
        diagrams.start("call", waitsForReminder, Map.of());
        diagrams.travel(Duration.ofDays(2));
        diagrams.start("call", waitsForOpening, Map.of());
        // its opening has passed already: held back so that it stands elsewhere than the first
        engine().getRuntimeService()
                .createProcessInstanceModification(instance(waitsForOpening))
                .cancelAllForActivity("Event_FirstReminderReached")
                .startBeforeActivity("Event_ClosingReached")
                .execute();
    }

    @AfterEach
    void close() {
        diagrams.close();
    }

    @Test
    void saysWhichCaseMovesAndWhichStaysAndSoItHappens() {
        String renamed = drawn.replace("Event_FirstReminderReached", "Event_EarlyReminderReached");

        List<Landing> landings = migration().preview(Map.of("call", renamed));

        assertThat(landing(landings, waitsForOpening).moves()).isTrue();
        assertThat(landing(landings, waitsForReminder).obstacle()).isEqualTo(Obstacle.GONE);
        assertThat(landing(landings, waitsForReminder).obstacleAt()).isEqualTo("7 jours avant la clôture");

        deploy(renamed);
        assertThat(migration().behind(List.of("call"))).containsValues(waitsForOpening, waitsForReminder);
        assertThat(migration().move(instance(waitsForOpening))).isTrue();
        assertThatThrownBy(() -> migration().move(instance(waitsForReminder))).isInstanceOf(Refused.class);

        assertThat(version(waitsForOpening)).isEqualTo(2);
        assertThat(version(waitsForReminder)).isEqualTo(1);
        assertThat(told).containsExactly(new CaseMoved(instance(waitsForOpening)));
        assertThat(migration().behind(List.of("call")).values()).containsExactly(waitsForReminder);
    }

    @Test
    void staysWhereTheElementIsOfAnotherKind() {
        String message = drawn.replaceAll(
                "(?s)(<bpmn:intermediateCatchEvent id=\"Event_FirstReminderReached\".*?)<bpmn:timerEventDefinition.*?</bpmn:timerEventDefinition>",
                "$1<bpmn:conditionalEventDefinition id=\"Condition_1\"><bpmn:condition>\\${true}</bpmn:condition></bpmn:conditionalEventDefinition>");
        assertThat(message).isNotEqualTo(drawn);

        assertThat(landing(migration().preview(Map.of("call", message)), waitsForReminder)
                        .obstacle())
                .isEqualTo(Obstacle.OTHER_KIND);
    }

    @Test
    void namesTheDatesThatChangeAndMovesOnlyThose() {
        String sooner = drawn.replace("${beforeClosingP7D}", "${beforeClosingPT48H}");
        List<Landing> landings = migration().preview(Map.of("call", sooner));
        assertThat(landing(landings, waitsForReminder).timers())
                .containsExactly(
                        new TimerChange("7 jours avant la clôture", "${beforeClosingP7D}", "${beforeClosingPT48H}"));
        assertThat(landing(landings, waitsForOpening).timers()).isEmpty();
        Instant closing = due(waitsForOpening);

        deploy(sooner);
        migration().move(instance(waitsForReminder));
        migration().move(instance(waitsForOpening));

        assertThat(due(waitsForReminder)).isEqualTo(CLOSES.minus(Duration.ofHours(48)));
        assertThat(due(waitsForOpening)).isEqualTo(closing);
    }

    @Test
    void leavesAloneWhatIsThereAlreadyOrHasEnded() {
        deploy(drawn.replace("Appel clos", "Appel terminé"));
        String instance = instance(waitsForOpening);
        assertThat(migration().move(instance)).isTrue();
        assertThat(migration().move(instance)).isFalse();
        assertThat(migration().move(UUID.randomUUID().toString())).isFalse();
    }

    private void deploy(String xml) {
        engine().getRepositoryService()
                .createDeployment()
                .addString("call.bpmn", xml)
                .deploy();
    }

    private Landing landing(List<Landing> landings, UUID about) {
        return landings.stream()
                .filter(one -> one.about().equals(about))
                .findFirst()
                .orElseThrow();
    }

    private String instance(UUID about) {
        return engine().getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(about.toString())
                .singleResult()
                .getId();
    }

    private int version(UUID about) {
        return engine().getRepositoryService()
                .getProcessDefinition(engine().getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(about.toString())
                        .singleResult()
                        .getProcessDefinitionId())
                .getVersion();
    }

    private Instant due(UUID about) {
        Date due = engine().getManagementService()
                .createJobQuery()
                .processInstanceId(instance(about))
                .timers()
                .singleResult()
                .getDuedate();
        return due.toInstant();
    }

    private CaseMigration migration() {
        return new CaseMigration(
                engine().getRuntimeService(),
                engine().getRepositoryService(),
                JdbcClient.create(engine().getProcessEngineConfiguration().getDataSource()),
                told::add);
    }

    private ProcessEngine engine() {
        return diagrams.engine();
    }
}
