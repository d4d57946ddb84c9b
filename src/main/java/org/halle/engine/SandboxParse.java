package org.halle.engine;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Refuses, when a diagram is read, what it has no business to name; keeps what it says it is about. */
final class SandboxParse extends AbstractBpmnParseListener {

    private static final Set<String> REFUSED_ELEMENTS = Set.of(
            "script", "scriptTask", "connector", "executionListener", "taskListener", "errorEventDefinition#class");
    private static final Set<String> REFUSED_ATTRIBUTES = Set.of("class", "formKey", "resource", "expression");
    private static final Pattern STEP = Pattern.compile("\\$\\{(\\w+)}");

    private final Catalogue catalogue;

    SandboxParse(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity definition) {
        refuse(element, definition.getKey());
        definition.setProperty(
                ModelProperties.SUBJECT, ModelProperties.of(element).get(ModelProperties.SUBJECT));
    }

    @Override
    public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        checkStep(element, activity);
    }

    @Override
    public void parseSendTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        checkStep(element, activity);
    }

    /** A number of rounds that a variable holds is only known when it runs. */
    @Override
    public void parseMultiInstanceLoopCharacteristics(Element activity, Element loop, ActivityImpl body) {
        if (body.getActivityBehavior() instanceof MultiInstanceActivityBehavior rounds
                && rounds.getLoopCardinalityExpression() != null) {
            rounds.setLoopCardinalityExpression(new BoundedRounds(rounds.getLoopCardinalityExpression()));
        }
    }

    private void checkStep(Element element, ActivityImpl activity) {
        String named = element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "delegateExpression");
        Matcher step = STEP.matcher(named == null ? "" : named);
        if (!step.matches() || catalogue.step(step.group(1)) == null) {
            throw new InvalidModel(
                    "the service task " + activity.getId() + " names no step of the catalogue: " + named);
        }
    }

    private static void refuse(Element element, String process) {
        if (REFUSED_ELEMENTS.contains(element.getTagName())) {
            throw new InvalidModel(
                    process + ": <" + element.getTagName() + "> is not allowed (line " + element.getLine() + ")");
        }
        for (String name : REFUSED_ATTRIBUTES) {
            if (element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, name) != null) {
                throw new InvalidModel(
                        process + ": camunda:" + name + " is not allowed (line " + element.getLine() + ")");
            }
        }
        for (Element child : element.elements()) {
            refuse(child, process);
        }
    }
}
