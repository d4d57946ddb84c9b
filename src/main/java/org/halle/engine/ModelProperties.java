package org.halle.engine;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** The {@code camunda:property} entries of an element, as the modeler writes them. */
public final class ModelProperties {

    /** On a process: the kind of thing its business key names. On a task: another kind, when it differs. */
    public static final String SUBJECT = "subject";

    private ModelProperties() {}

    public static Map<String, String> of(Element element) {
        Map<String, String> properties = new HashMap<>();
        Element extensions = element.element("extensionElements");
        if (extensions == null) {
            return properties;
        }
        for (Element group : extensions.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties")) {
            for (Element property : group.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property")) {
                String value = property.attribute("value");
                if (value != null && !value.isBlank()) {
                    properties.put(property.attribute("name"), value.strip());
                }
            }
        }
        return properties;
    }
}
