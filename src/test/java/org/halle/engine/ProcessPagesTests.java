package org.halle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code src/docs/processes.md} names what the diagrams hold. */
class ProcessPagesTests {

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern TEXT = Pattern.compile("'[^']*'");
    private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*");

    static Stream<Path> diagrams() throws IOException {
        return ProcessModelTests.diagrams();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void hasASectionWithEveryWaitStateMessageStepListAndVariable(Path file) throws IOException {
        String section = section(file.getFileName().toString().replace(".bpmn", ""));
        assertThat(names(file)).isNotEmpty().allSatisfy(name -> assertThat(section)
                .contains("`" + name + "`"));
    }

    private static String section(String process) throws IOException {
        String page = Files.readString(Path.of("src/docs/processes.md"));
        Matcher section = Pattern.compile("(?s)\n## " + Pattern.quote(process) + "\n(.*?)(?=\n## |\\z)")
                .matcher(page);
        assertThat(section.find()).as("a section " + process).isTrue();
        return section.group(1);
    }

    private static Set<String> names(Path file) throws IOException {
        String xml = Files.readString(file);
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        Set<String> names = new TreeSet<>();
        model.getModelElementsByType(UserTask.class).forEach(task -> names.add(task.getId()));
        model.getModelElementsByType(CallActivity.class).forEach(call -> names.add(call.getId()));
        model.getModelElementsByType(CatchEvent.class).stream()
                .filter(event -> !event.getEventDefinitions().isEmpty())
                .forEach(event -> names.add(event.getId()));
        model.getModelElementsByType(Message.class).forEach(message -> names.add(message.getName()));
        model.getModelElementsByType(MultiInstanceLoopCharacteristics.class)
                .forEach(loop -> names.add(loop.getCamundaElementVariable()));
        model.getModelElementsByType(CamundaInputParameter.class).forEach(input -> names.add(input.getCamundaName()));
        EXPRESSION.matcher(xml).results().forEach(expression -> NAME.matcher(
                        TEXT.matcher(expression.group(1)).replaceAll(""))
                .results()
                .forEach(name -> names.add(name.group())));
        return names;
    }
}
