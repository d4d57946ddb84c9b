package org.halle.studio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.halle.desk.TaskHandler;
import org.halle.engine.Catalogue;
import org.halle.engine.Step;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * What both modelers offer a manager to choose from: each step of the catalogue for service tasks, each handler for human
 * tasks, written from their own descriptions.
 */
@Service
public class CatalogueTemplates {

    private static final String SCHEMA =
            "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json";

    private final Catalogue catalogue;
    private final ObjectProvider<TaskHandler> handlers;

    CatalogueTemplates(Catalogue catalogue, ObjectProvider<TaskHandler> handlers) {
        this.catalogue = catalogue;
        this.handlers = handlers;
    }

    /** The templates as a file of {@code processes/.camunda/element-templates/} holds them. */
    public String json() {
        List<Map<String, Object>> templates = new ArrayList<>();
        catalogue.steps().forEach(step -> templates.add(template(step)));
        handlers.stream().sorted(Comparator.comparing(TaskHandler::name)).forEach(one -> templates.add(template(one)));
        return JsonMapper.builder()
                        .build()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(templates)
                        .replace("\r\n", "\n")
                + "\n";
    }

    private static Map<String, Object> template(Step step) {
        List<Map<String, Object>> properties = new ArrayList<>();
        properties.add(hidden("${" + step.name() + "}", binding("property", "camunda:delegateExpression")));
        // a template writes booleans of the diagram as text
        properties.add(hidden("true", binding("property", "camunda:asyncBefore")));
        step.inputs().forEach(input -> properties.add(property(input)));
        return template("step." + step.name(), step.title(), step.help(), "bpmn:ServiceTask", properties);
    }

    private static Map<String, Object> template(TaskHandler handler) {
        return template(
                "task." + handler.name(),
                handler.title(),
                handler.help(),
                "bpmn:UserTask",
                List.of(hidden(handler.name(), binding("camunda:property", "handler"))));
    }

    private static Map<String, Object> template(
            String id, String title, String help, String element, List<Map<String, Object>> properties) {
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("$schema", SCHEMA);
        template.put("id", "org.halle." + id);
        template.put("name", title);
        template.put("description", help);
        template.put("appliesTo", Stream.of("bpmn:Task", element).toList());
        template.put("elementType", Map.of("value", element));
        template.put("properties", properties);
        return template;
    }

    private static Map<String, Object> property(Step.Input input) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("label", input.label());
        switch (input.type()) {
            case PROSE -> property.put("type", "Text");
            case CHOICE -> {
                property.put("type", "Dropdown");
                property.put(
                        "choices",
                        input.choices().stream().map(choice -> choice(choice)).toList());
            }
            default -> property.put("type", "String");
        }
        property.put("binding", binding("camunda:inputParameter", input.name()));
        if (input.required()) {
            property.put("constraints", Map.of("notEmpty", true));
        }
        return property;
    }

    private static Map<String, Object> choice(String choice) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", choice);
        entry.put("value", choice);
        return entry;
    }

    private static Map<String, Object> hidden(String value, Map<String, Object> binding) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("type", "Hidden");
        property.put("value", value);
        property.put("binding", binding);
        return property;
    }

    private static Map<String, Object> binding(String type, String name) {
        Map<String, Object> binding = new LinkedHashMap<>();
        binding.put("type", type);
        binding.put("name", name);
        return binding;
    }
}
