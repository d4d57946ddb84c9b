package org.halle.desk;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/**
 * What the diagram says of a human task, beyond what the engine reads itself.
 *
 * @param handler the {@link TaskHandler} it names; null for a task that only keeps its answers
 * @param kind what the task is about: its own {@code subject}, or its process's
 * @param subjectVariable the variable that holds the subject's id; null when that is the business key
 * @param outcome the form keys that become variables when there is no handler
 */
record TaskModel(
        @Nullable String handler,
        String kind,
        @Nullable String subjectVariable,
        String[] outcome,
        Map<String, String> properties) {

    static TaskModel of(UserTask task) {
        Map<String, String> properties = properties(task);
        String kind = properties.get("subject");
        if (kind == null) {
            kind = properties(process(task)).getOrDefault("subject", "");
        }
        return new TaskModel(
                properties.get("handler"),
                kind,
                properties.get("subjectKey"),
                properties.getOrDefault("outcome", "").isBlank()
                        ? new String[0]
                        : properties.getOrDefault("outcome", "").split("\\s*,\\s*"),
                properties);
    }

    /** Whether a colleague who stands in may do it ({@code cover=yes}). */
    boolean coverable() {
        return "yes".equals(properties.get("cover"));
    }

    private static Process process(ModelElementInstance element) {
        ModelElementInstance parent = element;
        while (!(parent instanceof Process process)) {
            parent = parent.getParentElement();
        }
        return process;
    }

    private static Map<String, String> properties(BaseElement element) {
        Map<String, String> properties = new HashMap<>();
        if (element.getExtensionElements() != null) {
            element.getExtensionElements()
                    .getElementsQuery()
                    .filterByType(CamundaProperties.class)
                    .list()
                    .forEach(group -> group.getCamundaProperties()
                            .forEach(property -> properties.put(
                                    property.getCamundaName(),
                                    property.getCamundaValue() == null
                                            ? ""
                                            : property.getCamundaValue().strip())));
        }
        properties.values().removeIf(String::isEmpty);
        return properties;
    }
}
