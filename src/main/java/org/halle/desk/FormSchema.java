package org.halle.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A deployed form (form-js schema), as far as the server cares: its fields in order, with what each demands.
 *
 * @param json the schema as deployed, for the browser
 */
public record FormSchema(String json, List<Field> fields) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> CONTAINERS = Set.of("group", "dynamiclist", "default");

    /** A choice that the form itself lists. */
    public record Option(String value, String label) {}

    /**
     * One question.
     *
     * @param subtype of a date: "date", "time" or "datetime"
     * @param unit what stands after a number, "€"; null for a mere number
     * @param optionsFrom the key of the task's data that lists the choices, when the form does not
     * @param hiddenWhen a FEEL expression; null when the field is always shown
     * @param list the key of the repeated group the field stands in; null outside
     * @param properties what whoever drew the form noted on the field
     */
    public record Field(
            String key,
            String type,
            String label,
            boolean required,
            boolean readonly,
            @Nullable Integer minLength,
            @Nullable Integer maxLength,
            @Nullable Double min,
            @Nullable Double max,
            @Nullable Integer decimals,
            @Nullable String unit,
            @Nullable String pattern,
            @Nullable String patternMessage,
            @Nullable String format,
            @Nullable String subtype,
            List<Option> options,
            @Nullable String optionsFrom,
            List<String> hiddenWhen,
            @Nullable String list,
            Map<String, String> properties) {

        public boolean chooses() {
            return Set.of("select", "radio", "checklist", "taglist").contains(type);
        }

        public boolean many() {
            return Set.of("checklist", "taglist").contains(type);
        }
    }

    static FormSchema parse(String json) {
        JsonNode root = JSON.readTree(json);
        List<Field> fields = new ArrayList<>();
        walk(root, List.of(), null, fields::add);
        return new FormSchema(json, List.copyOf(fields));
    }

    Optional<Field> field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    private static void walk(JsonNode parent, List<String> hiddenWhen, @Nullable String list, Consumer<Field> found) {
        for (JsonNode component : parent.path("components")) {
            List<String> hidden = hiddenWhen;
            String hide = text(component.path("conditional").path("hide"));
            if (hide != null) {
                hidden = new ArrayList<>(hiddenWhen);
                hidden.add(hide.startsWith("=") ? hide.substring(1) : hide);
            }
            String type = component.path("type").asString("");
            if (CONTAINERS.contains(type)) {
                walk(component, hidden, "dynamiclist".equals(type) ? text(component.path("path")) : list, found);
            } else if (component.hasNonNull("key")) {
                found.accept(field(component, type, hidden, list));
            }
        }
    }

    private static Field field(JsonNode component, String type, List<String> hiddenWhen, @Nullable String list) {
        JsonNode validate = component.path("validate");
        List<Option> options = new ArrayList<>();
        for (JsonNode option : component.path("values")) {
            options.add(new Option(
                    option.path("value").asString(""), option.path("label").asString("")));
        }
        String label = text(component.path("label"));
        if (label == null) {
            label = text(component.path("dateLabel"));
        }
        return new Field(
                component.path("key").asString(""),
                type,
                label == null ? component.path("key").asString("") : label,
                validate.path("required").asBoolean(false),
                component.path("readonly").asBoolean(false)
                        || component.path("disabled").asBoolean(false),
                integer(validate.path("minLength")),
                integer(validate.path("maxLength")),
                number(validate.path("min")),
                number(validate.path("max")),
                integer(component.path("decimalDigits")),
                text(component.path("appearance").path("suffixAdorner")),
                text(validate.path("pattern")),
                text(validate.path("patternErrorMessage")),
                text(validate.path("validationType")),
                text(component.path("subtype")),
                List.copyOf(options),
                text(component.path("valuesKey")),
                List.copyOf(hiddenWhen),
                list,
                properties(component.path("properties")));
    }

    private static Map<String, String> properties(JsonNode node) {
        Map<String, String> properties = new TreeMap<>();
        node.properties()
                .forEach(property ->
                        properties.put(property.getKey(), property.getValue().asString("")));
        return Map.copyOf(properties);
    }

    private static @Nullable String text(JsonNode node) {
        String text = node.isString() ? node.asString() : null;
        return text == null || text.isBlank() ? null : text;
    }

    private static @Nullable Integer integer(JsonNode node) {
        return node.isNumber() ? Integer.valueOf(node.asInt()) : null;
    }

    private static @Nullable Double number(JsonNode node) {
        return node.isNumber() ? Double.valueOf(node.asDouble()) : null;
    }
}
