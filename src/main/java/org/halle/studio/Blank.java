package org.halle.studio;

/** What a new file begins with: a diagram with a beginning and an end, a table with one column, a form with one question. */
final class Blank {

    private Blank() {}

    static String of(String file) {
        String id = file.substring(0, file.indexOf('.'));
        if (file.endsWith(".bpmn")) {
            return BPMN.replace("ID", id);
        }
        return (file.endsWith(".dmn") ? DMN : FORM).replace("ID", id);
    }

    private static final String BPMN =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="Definitions_ID" targetNamespace="http://halle.org/processes" modeler:executionPlatform="Camunda Platform" modeler:executionPlatformVersion="7.24.0">
              <bpmn:process id="ID" name="Nouveau schéma" isExecutable="true" camunda:historyTimeToLive="P1095D">
                <bpmn:extensionElements>
                  <camunda:properties>
                    <camunda:property name="subject" value="programme" />
                  </camunda:properties>
                </bpmn:extensionElements>
                <bpmn:startEvent id="Event_Started" name="Début">
                  <bpmn:outgoing>Flow_Started_Ended</bpmn:outgoing>
                </bpmn:startEvent>
                <bpmn:sequenceFlow id="Flow_Started_Ended" sourceRef="Event_Started" targetRef="Event_Ended" />
                <bpmn:endEvent id="Event_Ended" name="Fin">
                  <bpmn:incoming>Flow_Started_Ended</bpmn:incoming>
                </bpmn:endEvent>
              </bpmn:process>
              <bpmndi:BPMNDiagram id="Diagram_ID">
                <bpmndi:BPMNPlane id="Plane_ID" bpmnElement="ID">
                  <bpmndi:BPMNShape id="Event_Started_di" bpmnElement="Event_Started">
                    <dc:Bounds x="180" y="160" width="36" height="36" />
                    <bpmndi:BPMNLabel><dc:Bounds x="186" y="203" width="30" height="14" /></bpmndi:BPMNLabel>
                  </bpmndi:BPMNShape>
                  <bpmndi:BPMNShape id="Event_Ended_di" bpmnElement="Event_Ended">
                    <dc:Bounds x="420" y="160" width="36" height="36" />
                    <bpmndi:BPMNLabel><dc:Bounds x="428" y="203" width="20" height="14" /></bpmndi:BPMNLabel>
                  </bpmndi:BPMNShape>
                  <bpmndi:BPMNEdge id="Flow_Started_Ended_di" bpmnElement="Flow_Started_Ended">
                    <di:waypoint x="216" y="178" />
                    <di:waypoint x="420" y="178" />
                  </bpmndi:BPMNEdge>
                </bpmndi:BPMNPlane>
              </bpmndi:BPMNDiagram>
            </bpmn:definitions>
            """;

    private static final String DMN =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="Definitions_ID" name="Nouvelle règle" namespace="http://halle.org/processes">
              <decision id="ID" name="Nouvelle règle" camunda:historyTimeToLive="P1095D">
                <decisionTable id="Table_ID" hitPolicy="FIRST">
                  <input id="Input_1" label="Condition">
                    <inputExpression id="InputExpression_1" typeRef="string"><text>condition</text></inputExpression>
                  </input>
                  <output id="Output_1" label="Résultat" name="result" typeRef="string" />
                  <rule id="Rule_1">
                    <inputEntry id="Rule_1_in"><text></text></inputEntry>
                    <outputEntry id="Rule_1_out"><text>"ok"</text></outputEntry>
                  </rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    private static final String FORM =
            """
            {
              "id": "ID",
              "type": "default",
              "schemaVersion": 16,
              "executionPlatform": "Camunda Platform",
              "executionPlatformVersion": "7.24.0",
              "components": [
                { "id": "Field_comment", "type": "textarea", "key": "comment", "label": "Votre réponse", "validate": { "required": true } }
              ]
            }
            """;
}
