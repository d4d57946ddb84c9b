package org.halle.studio;

import java.util.stream.Collectors;
import org.halle.engine.Step;
import org.springframework.web.util.HtmlUtils;

/** The smallest diagram with a step: it passes the checks, and may be copied into the modeler. */
final class StepExample {

    private StepExample() {}

    static String of(Step step) {
        String inputs = step.inputs().stream()
                .map(input ->
                        """
                                  <camunda:inputParameter name="%s">%s</camunda:inputParameter>
                        """
                                .formatted(input.name(), escape(input.example())))
                .collect(Collectors.joining());
        String extension = inputs.isEmpty()
                ? ""
                : """
                      <bpmn:extensionElements>
                        <camunda:inputOutput>
                %s        </camunda:inputOutput>
                      </bpmn:extensionElements>
                """
                        .formatted(inputs);
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="Definitions_Example" targetNamespace="http://halle.org/processes" modeler:executionPlatform="Camunda Platform" modeler:executionPlatformVersion="7.24.0">
                  <bpmn:process id="example" name="Exemple" isExecutable="true" camunda:historyTimeToLive="P1095D">
                    <bpmn:extensionElements>
                      <camunda:properties>
                        <camunda:property name="subject" value="programme" />
                      </camunda:properties>
                    </bpmn:extensionElements>
                    <bpmn:startEvent id="Event_Before" name="Ce qui précède">
                      <bpmn:outgoing>Flow_ToStep</bpmn:outgoing>
                    </bpmn:startEvent>
                    <bpmn:sequenceFlow id="Flow_ToStep" sourceRef="Event_Before" targetRef="Task_Step" />
                    <bpmn:serviceTask id="Task_Step" name="%s" camunda:modelerTemplate="org.halle.step.%s" camunda:asyncBefore="true" camunda:delegateExpression="${%s}">
                %s      <bpmn:incoming>Flow_ToStep</bpmn:incoming>
                      <bpmn:outgoing>Flow_ToEnd</bpmn:outgoing>
                    </bpmn:serviceTask>
                    <bpmn:sequenceFlow id="Flow_ToEnd" sourceRef="Task_Step" targetRef="Event_After" />
                    <bpmn:endEvent id="Event_After" name="Ce qui suit">
                      <bpmn:incoming>Flow_ToEnd</bpmn:incoming>
                    </bpmn:endEvent>
                  </bpmn:process>
                  <bpmndi:BPMNDiagram id="BPMNDiagram_1">
                    <bpmndi:BPMNPlane id="BPMNPlane_1" bpmnElement="example">
                      <bpmndi:BPMNShape id="Event_Before_di" bpmnElement="Event_Before">
                        <dc:Bounds x="160" y="100" width="36" height="36" />
                        <bpmndi:BPMNLabel><dc:Bounds x="142" y="143" width="73" height="14" /></bpmndi:BPMNLabel>
                      </bpmndi:BPMNShape>
                      <bpmndi:BPMNShape id="Task_Step_di" bpmnElement="Task_Step">
                        <dc:Bounds x="260" y="78" width="120" height="80" />
                      </bpmndi:BPMNShape>
                      <bpmndi:BPMNShape id="Event_After_di" bpmnElement="Event_After">
                        <dc:Bounds x="444" y="100" width="36" height="36" />
                        <bpmndi:BPMNLabel><dc:Bounds x="433" y="143" width="58" height="14" /></bpmndi:BPMNLabel>
                      </bpmndi:BPMNShape>
                      <bpmndi:BPMNEdge id="Flow_ToStep_di" bpmnElement="Flow_ToStep">
                        <di:waypoint x="196" y="118" />
                        <di:waypoint x="260" y="118" />
                      </bpmndi:BPMNEdge>
                      <bpmndi:BPMNEdge id="Flow_ToEnd_di" bpmnElement="Flow_ToEnd">
                        <di:waypoint x="380" y="118" />
                        <di:waypoint x="444" y="118" />
                      </bpmndi:BPMNEdge>
                    </bpmndi:BPMNPlane>
                  </bpmndi:BPMNDiagram>
                </bpmn:definitions>
                """
                .formatted(escape(step.title()), step.name(), step.name(), extension);
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscapeDecimal(text, "UTF-8");
    }
}
