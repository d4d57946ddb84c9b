package org.halle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.halle.HalleTest;
import org.halle.desk.Subjects;
import org.halle.desk.TaskHandler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every diagram in {@code processes/} keeps the house: what a manager's own diagrams are checked for as well. */
@HalleTest
class ProcessModelTests {

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private List<TaskHandler> handlers;

    @Autowired
    private List<Subjects> subjects;

    static Stream<Path> diagrams() throws IOException {
        return Files.list(Path.of("processes"))
                .filter(file -> file.toString().endsWith(".bpmn"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void bearsItsIdAsItsNameAndSaysWhatItIsAbout(Path file) {
        Process process = process(file);

        assertThat(process.getId() + ".bpmn").isEqualTo(file.getFileName().toString());
        assertThat(process.isExecutable()).isTrue();
        assertThat(process.getName()).isNotBlank();
        assertThat(process.getCamundaHistoryTimeToLiveString()).isNotBlank();
        assertThat(property(process, "subject"))
                .isIn(subjects.stream().map(Subjects::kind).toList());
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void asksItsStepsOfTheCatalogueAndEachInATransactionOfItsOwn(Path file) {
        for (ServiceTask task : model(file).getModelElementsByType(ServiceTask.class)) {
            assertThat(task.getCamundaDelegateExpression()).as(task.getId()).matches("\\$\\{\\w+}");
            String step = task.getCamundaDelegateExpression().replaceAll("[${}]", "");
            assertThat(catalogue.steps())
                    .as(task.getId())
                    .extracting(Step::name)
                    .contains(step);
            assertThat(task.isCamundaAsyncBefore())
                    .as(task.getId() + " asyncBefore")
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void asksPeopleWithFormsThatExistAndHandlersThatExist(Path file) {
        for (UserTask task : model(file).getModelElementsByType(UserTask.class)) {
            assertThat(task.getCamundaFormRef()).as(task.getId()).isNotBlank();
            assertThat(Path.of("forms", task.getCamundaFormRef() + ".form")).exists();
            assertThat(task.getCamundaFormRefBinding()).as(task.getId()).isEqualTo("deployment");
            assertThat(task.getCamundaAssignee() == null && task.getCamundaCandidateGroups() == null)
                    .as(task.getId() + " asks nobody")
                    .isFalse();
            assertThat(task.isCamundaAsyncBefore())
                    .as(task.getId() + " is a wait state")
                    .isFalse();
            String handler = property(task, "handler");
            if (!handler.isEmpty()) {
                assertThat(handlers)
                        .as(task.getId())
                        .extracting(TaskHandler::name)
                        .contains(handler);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void runsOverListsOfTheCatalogueAndEndsEachRoundInATransactionOfItsOwn(Path file) {
        for (MultiInstanceLoopCharacteristics loop :
                model(file).getModelElementsByType(MultiInstanceLoopCharacteristics.class)) {
            Activity activity = (Activity) loop.getParentElement();
            assertThat(catalogue.lists())
                    .as(activity.getId())
                    .extracting(NamedList::name)
                    .contains(loop.getCamundaCollection().replaceAll("[${}]", ""));
            assertThat(activity.isCamundaAsyncAfter() || loop.isCamundaAsyncAfter())
                    .as(activity.getId() + " asyncAfter")
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void waitsForInstantsOrDurationsAndNeverForAClockOnAWall(Path file) {
        for (TimerEventDefinition timer : model(file).getModelElementsByType(TimerEventDefinition.class)) {
            assertThat(timer.getTimeCycle()).as(timer.getId()).isNull();
            String text = timer.getTimeDate() == null
                    ? timer.getTimeDuration().getTextContent()
                    : timer.getTimeDate().getTextContent();
            assertThat(text.strip()).as(timer.getId()).matches("\\$\\{\\w+}|P[0-9DTHM]+");
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void callsDiagramsThatExistInTheirNewestVersion(Path file) {
        for (CallActivity call : model(file).getModelElementsByType(CallActivity.class)) {
            assertThat(Path.of("processes", call.getCalledElement() + ".bpmn")).exists();
            assertThat(call.getCamundaCalledElementBinding()).isIn(null, "latest");
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void canBeReadByAManager(Path file) {
        BpmnModelInstance model = model(file);
        model.getModelElementsByType(Activity.class)
                .forEach(activity ->
                        assertThat(activity.getName()).as(activity.getId()).isNotBlank());
        model.getModelElementsByType(EndEvent.class)
                .forEach(end -> assertThat(end.getName()).as(end.getId()).isNotBlank());
        for (ExclusiveGateway gateway : model.getModelElementsByType(ExclusiveGateway.class)) {
            if (gateway.getOutgoing().size() > 1) {
                assertThat(gateway.getName()).as(gateway.getId()).endsWith("?");
                gateway.getOutgoing()
                        .forEach(flow ->
                                assertThat(flow.getName()).as(flow.getId()).isNotBlank());
                assertThat(gateway.getOutgoing()).allSatisfy(flow -> assertThat(decided(gateway, flow))
                        .as(flow.getId())
                        .isTrue());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void drawsEveryElement(Path file) {
        BpmnModelInstance model = model(file);
        Set<String> drawn = new TreeSet<>();
        model.getModelElementsByType(BpmnShape.class)
                .forEach(shape -> drawn.add(shape.getBpmnElement().getId()));
        model.getModelElementsByType(Activity.class)
                .forEach(activity -> assertThat(drawn).contains(activity.getId()));
    }

    private static boolean decided(ExclusiveGateway gateway, SequenceFlow flow) {
        return flow.getConditionExpression() != null || flow.equals(gateway.getDefault());
    }

    private static String property(org.camunda.bpm.model.bpmn.instance.BaseElement element, String name) {
        if (element.getExtensionElements() == null) {
            return "";
        }
        return element
                .getExtensionElements()
                .getChildElementsByType(org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties.class)
                .stream()
                .flatMap(group -> group.getCamundaProperties().stream())
                .filter(property -> name.equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .findFirst()
                .orElse("");
    }

    private static Process process(Path file) {
        return model(file).getModelElementsByType(Process.class).iterator().next();
    }

    private static BpmnModelInstance model(Path file) {
        try (var content = Files.newInputStream(file)) {
            return Bpmn.readModelFromStream(content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
