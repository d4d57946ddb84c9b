package org.halle.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxTest {

    private static ProcessEngine engine;

    @BeforeAll
    static void startAnEngine() {
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        Step greet = Step.named("greet").does(call -> Outcome.of("greeted", true));
        NamedList everybody = NamedList.named("everybody").of(key -> List.of("one", "two"));
        EngineSettings.apply(
                configuration,
                new Catalogue(() -> List.of(greet).stream(), () -> List.of(everybody).stream()),
                List.of());
        // the first lock stands open here, so that the second is tried
        configuration.setCustomPreDeployers(List.of());
        configuration.setProcessEngineName("sandbox");
        configuration.setJdbcUrl("jdbc:h2:mem:sandbox;DB_CLOSE_DELAY=-1");
        configuration.setJobExecutorActivate(false);
        engine = configuration.buildProcessEngine();
    }

    @AfterAll
    static void stopIt() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass().forName('java.lang.Runtime')}",
                "${execution.processEngineServices.repositoryService}",
                "${execution.getProcessEngine()}",
                "${execution.engineServices}",
                "${everybody.stream()}",
                "${greet.execute(execution)}",
                "${execution.class.classLoader}",
                "${''.class}",
                "${execution.setVariable('a', 1)}",
                "${task.delete()}"
            })
    void noExpressionReachesBeyondVariablesStepsAndLists(String expression) {
        deploy("<userTask id=\"Task_ask\" name=\"" + expression + "\"/>");

        assertThatThrownBy(() -> start(Map.of())).isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void variablesTheBusinessKeyStepsAndListsAreWithinReach() {
        deploy(
                """
                <serviceTask id="Task_greet" camunda:delegateExpression="${greet}"/>
                <userTask id="Task_ask" name="${execution.processBusinessKey}" camunda:assignee="${person}">
                  <multiInstanceLoopCharacteristics isSequential="true" camunda:collection="${everybody}" camunda:elementVariable="person"/>
                </userTask>
                """);
        String key = start(Map.of());

        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .taskName(key)
                        .singleResult()
                        .getAssignee())
                .isEqualTo("one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<scriptTask id=\"Task_x\" scriptFormat=\"groovy\"><script>1</script></scriptTask>",
                "<serviceTask id=\"Task_x\" camunda:class=\"java.lang.Runtime\"/>",
                "<serviceTask id=\"Task_x\" camunda:expression=\"${greet}\"/>",
                "<serviceTask id=\"Task_x\" camunda:delegateExpression=\"${unknown}\"/>",
                "<userTask id=\"Task_x\" camunda:formKey=\"embedded:app:x.html\"/>",
                "<userTask id=\"Task_x\"><extensionElements><camunda:taskListener event=\"create\" class=\"x.Y\"/></extensionElements></userTask>",
                "<userTask id=\"Task_x\"><extensionElements><camunda:executionListener event=\"start\" expression=\"${greet}\"/></extensionElements></userTask>"
            })
    void refusesAtPublishingWhatADiagramHasNoBusinessWith(String element) {
        assertThatThrownBy(() -> deploy(element)).hasStackTraceContaining("InvalidModel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"201", "1000000"})
    void repeatsNoMoreOftenThanADiagramMayWrite(String rounds) {
        deploy(
                """
                <userTask id="Task_ask" name="Demander">
                  <multiInstanceLoopCharacteristics camunda:asyncAfter="true"><loopCardinality>${rounds}</loopCardinality></multiInstanceLoopCharacteristics>
                </userTask>
                """);

        assertThatThrownBy(() -> start(Map.of("rounds", Integer.valueOf(rounds))))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("200");
        assertThat(start(Map.of("rounds", 2))).isNotEmpty();
    }

    private static void deploy(String element) {
        String first = element.replaceAll("(?s).*?id=\"(\\w+)\".*", "$1");
        String last = element.contains("Task_ask") ? "Task_ask" : first;
        String chain = first.equals(last)
                ? ""
                : "<sequenceFlow id=\"chain\" sourceRef=\"" + first + "\" targetRef=\"" + last + "\"/>";
        String bpmn =
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="t">
                  <process id="sandbox" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="%s"/>%s%s
                    <sequenceFlow id="f2" sourceRef="%s" targetRef="end"/><endEvent id="end"/>
                  </process>
                </definitions>
                """
                        .formatted(first, element, chain, last);
        engine.getRepositoryService()
                .createDeployment()
                .addString("sandbox.bpmn", bpmn)
                .deploy();
    }

    private static String start(Map<String, Object> variables) {
        String key = UUID.randomUUID().toString();
        engine.getRuntimeService().startProcessInstanceByKey("sandbox", key, variables);
        return key;
    }
}
