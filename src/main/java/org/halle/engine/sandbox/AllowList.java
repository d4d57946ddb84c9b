package org.halle.engine.sandbox;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The elements a kind of file may hold, and the attributes of each. What is not listed is refused, whatever the engine
 * would make of it.
 */
final class AllowList {

    /** Every line an element and its attributes; {@code *name} stands for a group of them. */
    static final AllowList DIAGRAM = new AllowList(
            """
            *node: id name camunda:modelerTemplate camunda:modelerTemplateVersion camunda:modelerTemplateIcon
            *jobs: camunda:asyncBefore camunda:asyncAfter camunda:exclusive camunda:jobPriority
            *shape: id bpmnElement bioc:stroke bioc:fill color:background-color color:border-color color:color

            definitions: id name targetNamespace exporter exporterVersion modeler:executionPlatform modeler:executionPlatformVersion
            process: id name isExecutable processType isClosed camunda:historyTimeToLive camunda:versionTag camunda:isStartableInTasklist camunda:jobPriority camunda:modelerTemplate camunda:modelerTemplateVersion camunda:modelerTemplateIcon
            documentation: id textFormat
            extensionElements:
            incoming:
            outgoing:

            startEvent: *node *jobs isInterrupting
            endEvent: *node *jobs
            intermediateCatchEvent: *node *jobs
            intermediateThrowEvent: *node *jobs
            boundaryEvent: *node *jobs attachedToRef cancelActivity
            messageEventDefinition: id messageRef camunda:delegateExpression
            timerEventDefinition: id
            errorEventDefinition: id errorRef camunda:errorCodeVariable camunda:errorMessageVariable
            escalationEventDefinition: id escalationRef camunda:escalationCodeVariable
            linkEventDefinition: id name
            terminateEventDefinition: id
            timeDate: id xsi:type
            timeDuration: id xsi:type

            userTask: *node *jobs default camunda:assignee camunda:candidateUsers camunda:candidateGroups camunda:dueDate camunda:followUpDate camunda:priority camunda:formRef camunda:formRefBinding implementation
            serviceTask: *node *jobs default camunda:delegateExpression implementation
            sendTask: *node *jobs default camunda:delegateExpression implementation
            receiveTask: *node *jobs default messageRef instantiate implementation
            businessRuleTask: *node *jobs default camunda:decisionRef camunda:decisionRefBinding camunda:mapDecisionResult camunda:resultVariable implementation
            manualTask: *node *jobs default
            task: *node *jobs default
            callActivity: *node *jobs default calledElement camunda:calledElementBinding
            subProcess: *node *jobs default triggeredByEvent
            multiInstanceLoopCharacteristics: id isSequential camunda:collection camunda:elementVariable camunda:asyncBefore camunda:asyncAfter camunda:exclusive
            loopCardinality: id xsi:type
            completionCondition: id xsi:type

            exclusiveGateway: *node *jobs default gatewayDirection
            inclusiveGateway: *node *jobs default gatewayDirection
            parallelGateway: *node *jobs gatewayDirection
            eventBasedGateway: *node *jobs gatewayDirection eventGatewayType instantiate
            sequenceFlow: id name sourceRef targetRef isImmediate
            conditionExpression: id xsi:type

            message: id name
            error: id name errorCode camunda:errorMessage
            escalation: id name escalationCode

            camunda:properties:
            camunda:property: id name value
            camunda:inputOutput:
            camunda:inputParameter: name
            camunda:outputParameter: name
            camunda:in: businessKey source sourceExpression target local
            camunda:out: source sourceExpression target local
            camunda:failedJobRetryTimeCycle:

            collaboration: id name isClosed
            participant: id name processRef
            participantMultiplicity: id minimum maximum
            messageFlow: id name sourceRef targetRef
            laneSet: id name
            lane: id name
            childLaneSet: id
            flowNodeRef:
            textAnnotation: id textFormat
            text:
            association: id sourceRef targetRef associationDirection
            group: id categoryValueRef
            category: id name
            categoryValue: id value
            dataObject: id name isCollection
            dataObjectReference: id name dataObjectRef
            dataStore: id name
            dataStoreReference: id name dataStoreRef
            dataInputAssociation: id
            dataOutputAssociation: id
            property: id name
            sourceRef:
            targetRef:

            bpmndi:BPMNDiagram: id name documentation resolution
            bpmndi:BPMNPlane: *shape
            bpmndi:BPMNShape: *shape isHorizontal isExpanded isMarkerVisible isMessageVisible choreographyActivityShape
            bpmndi:BPMNEdge: *shape sourceElement targetElement messageVisibleKind
            bpmndi:BPMNLabel: id labelStyle color:color bioc:stroke
            bpmndi:BPMNLabelStyle: id
            dc:Bounds: x y width height
            dc:Font: name size isBold isItalic isUnderline isStrikeThrough
            di:waypoint: x y
            """);

    static final AllowList DECISION = new AllowList(
            """
            *all: id name label
            definitions: *all namespace exporter exporterVersion expressionLanguage typeLanguage modeler:executionPlatform modeler:executionPlatformVersion
            decision: *all camunda:historyTimeToLive camunda:versionTag
            description:
            question:
            allowedAnswers:
            extensionElements:
            variable: *all typeRef
            decisionTable: *all hitPolicy aggregation preferredOrientation outputLabel biodi:annotationsWidth
            input: *all camunda:inputVariable biodi:width
            inputExpression: *all typeRef expressionLanguage
            inputValues: *all expressionLanguage
            output: *all typeRef biodi:width
            outputValues: *all expressionLanguage
            defaultOutputEntry: *all typeRef expressionLanguage
            annotation: name
            rule: *all
            inputEntry: *all expressionLanguage
            outputEntry: *all expressionLanguage
            annotationEntry:
            text:
            literalExpression: *all typeRef expressionLanguage
            inputData: *all
            knowledgeSource: *all
            informationRequirement: *all
            authorityRequirement: *all
            requiredDecision: href
            requiredInput: href
            requiredAuthority: href
            textAnnotation: id textFormat
            association: id associationDirection
            sourceRef: href
            targetRef: href
            dmndi:DMNDI:
            dmndi:DMNDiagram: id name
            dmndi:DMNShape: id dmnElementRef isCollapsed
            dmndi:DMNEdge: id dmnElementRef
            dmndi:DMNLabel: id
            dmndi:DMNDecisionServiceDividerLine: id
            dmndi:Size: width height
            dc:Bounds: x y width height
            di:waypoint: x y
            biodi:bounds: x y width height
            biodi:edge: source
            biodi:waypoints: x y
            """);

    private final Map<String, Set<String>> attributes = new LinkedHashMap<>();

    private AllowList(String table) {
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        table.lines().filter(line -> !line.isBlank()).forEach(line -> {
            int colon = line.indexOf(": ") < 0 ? line.length() - 1 : line.indexOf(": ");
            Set<String> names = Arrays.stream(line.substring(colon + 1).strip().split("\\s+"))
                    .flatMap(name -> groups.getOrDefault(name, Set.of(name)).stream())
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.toSet());
            (line.startsWith("*") ? groups : attributes).put(line.substring(0, colon), names);
        });
    }

    boolean allows(Node node) {
        return attributes.containsKey(node.name());
    }

    boolean allows(Node node, String attribute) {
        return attributes.getOrDefault(node.name(), Set.of()).contains(attribute);
    }
}
