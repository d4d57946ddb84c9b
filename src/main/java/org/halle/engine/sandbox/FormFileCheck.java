package org.halle.engine.sandbox;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.halle.engine.sandbox.JsonReader.Item;
import org.jspecify.annotations.Nullable;

/** What one form holds: questions of the kinds that the desk asks and checks, and nothing that a browser would run. */
final class FormFileCheck {

    private static final int MOST_COMPONENTS = 300;
    private static final int DEEPEST = 6;
    private static final int MOST_CHOICES = 500;
    private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,99}");
    private static final Pattern TAG = Pattern.compile("<\\s*[A-Za-z/!?]");
    private static final Pattern ADDRESS = Pattern.compile("(?i)(javascript|vbscript|data|file)\\s*:\\s*[^\\s]|!\\[");

    private static final Pattern FILLED_IN = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);

    private static final Set<String> GROUPS = Set.of("group", "dynamiclist");
    private static final Set<String> SHOWN = Set.of("text", "spacer", "separator", "button");
    private static final Set<String> CHOICES = Set.of("radio", "select", "checklist", "taglist");
    private static final Set<String> QUESTIONS = Set.of(
            "textfield",
            "textarea",
            "number",
            "checkbox",
            "radio",
            "select",
            "checklist",
            "taglist",
            "datetime",
            "filepicker");
    /** Members by which other kinds of component bring in what is not Halle's. */
    private static final Set<String> REFUSED_MEMBERS =
            Set.of("source", "url", "src", "href", "content", "html", "dataSource", "security", "script", "expression");

    private final Item root;
    private final Findings findings;
    private final Map<String, Item> ids = new HashMap<>();
    private int components;

    FormFileCheck(Item root, Findings findings) {
        this.root = root;
        this.findings = findings;
    }

    /** The keys of the questions, outside repeated groups: what a diagram may make variables of. */
    static Set<String> keys(Item form) {
        Set<String> keys = new HashSet<>();
        for (Item component : form.items("components")) {
            if (component.text("type").equals("group")) {
                keys.addAll(keys(component));
            } else if (component.has("key")) {
                keys.add(component.text("key"));
            }
        }
        return keys;
    }

    void check() {
        String id = root.text("id");
        if (id.isEmpty()) {
            findings.at(null, root.line(), "form-id-missing");
        } else if (!ID.matcher(id).matches()) {
            findings.at(id, root.line(), "id-malformed", id);
        }
        if (!root.text("type").equals("default") || !(root.get("components") instanceof List<?>)) {
            findings.at(id, root.line(), "not-a-form");
            return;
        }
        texts(root);
        components(root, new HashMap<>(), 0);
        if (components > MOST_COMPONENTS) {
            findings.at(id, root.line(), "form-too-long", MOST_COMPONENTS);
        }
    }

    /** @param keys those already taken where this part's answers are kept */
    private void components(Item parent, Map<String, Item> keys, int depth) {
        if (depth > DEEPEST) {
            at(parent, "form-too-deep", DEEPEST);
            return;
        }
        if (parent.get("components") instanceof List<?> list
                && list.stream().anyMatch(entry -> !(entry instanceof Item))) {
            at(parent, "not-a-form");
        }
        for (Item component : parent.items("components")) {
            components++;
            component(component, keys, depth);
        }
    }

    private void component(Item component, Map<String, Item> keys, int depth) {
        String type = component.text("type");
        if (!GROUPS.contains(type) && !SHOWN.contains(type) && !QUESTIONS.contains(type)) {
            at(component, "component", type.isEmpty() ? "?" : type);
            return;
        }
        String id = component.text("id");
        if (!id.isEmpty() && ids.put(id, component) != null) {
            at(component, "id-twice", id);
        }
        REFUSED_MEMBERS.stream().filter(component::has).forEach(member -> at(component, "member", member));
        hiding(component);
        if (type.equals("group")) {
            if (component.has("path") && !component.text("path").isEmpty()) {
                at(component, "group-path");
            }
            components(component, keys, depth + 1);
        } else if (type.equals("dynamiclist")) {
            key(component, "path", keys);
            components(component, new HashMap<>(), depth + 1);
        } else if (QUESTIONS.contains(type)) {
            key(component, "key", keys);
            question(component, type);
        }
    }

    private void key(Item component, String member, Map<String, Item> keys) {
        String key = component.text(member);
        if (!Elements.VARIABLE.matcher(key).matches()) {
            at(component, "key-malformed", key);
        } else if (keys.put(key, component) != null) {
            at(component, "key-twice", key);
        }
    }

    private void question(Item component, String type) {
        for (String member : List.of("readonly", "disabled")) {
            if (component.has(member) && !(component.get(member) instanceof Boolean)) {
                at(component, "demand", member);
            }
        }
        component.item("validate").ifPresent(validate -> validate(component, validate));
        if (CHOICES.contains(type)) {
            choices(component);
        }
    }

    private void validate(Item component, Item validate) {
        if (validate.has("required") && !(validate.get("required") instanceof Boolean)) {
            at(component, "demand", "required");
        }
        for (String member : List.of("min", "max", "minLength", "maxLength")) {
            if (validate.has(member) && !(validate.get(member) instanceof Double)) {
                at(component, "demand", member);
            }
        }
        contradiction(component, validate, "min", "max");
        contradiction(component, validate, "minLength", "maxLength");
        if (validate.has("pattern")) {
            String pattern = validate.text("pattern");
            Patterns.wrong(pattern).ifPresent(code -> at(component, code, pattern));
        }
    }

    private void contradiction(Item component, Item validate, String least, String most) {
        if (validate.get(least) instanceof Double from && validate.get(most) instanceof Double to && from > to) {
            at(component, "contradiction", least, most);
        }
    }

    private void choices(Item component) {
        if (component.has("valuesExpression")) {
            at(component, "member", "valuesExpression");
        }
        if (component.has("valuesKey")) {
            if (!Elements.VARIABLE.matcher(component.text("valuesKey")).matches()) {
                at(component, "key-malformed", component.text("valuesKey"));
            }
            return;
        }
        List<Item> values = component.items("values");
        if (values.isEmpty() || values.size() > MOST_CHOICES) {
            at(component, "choices", MOST_CHOICES);
        }
        Set<String> seen = new HashSet<>();
        for (Item value : values) {
            String code = String.valueOf(value.get("value"));
            if (code.isBlank() || !value.has("value") || !seen.add(code)) {
                at(component, "choice-twice", code);
            }
        }
    }

    private void hiding(Item component) {
        Item conditional = component.item("conditional").orElse(null);
        if (conditional == null || conditional.get("hide") == null) {
            return;
        }
        String hide = conditional.text("hide");
        if (!hide.startsWith("=")) {
            at(component, "hide", hide);
        } else if (Feel.refused(hide).isEmpty()
                && Feel.unreadable(hide.substring(1)).isPresent()) {
            at(component, "feel-unreadable", hide);
        }
    }

    /** Texts are shown, not run: no tags, no addresses that run, and FEEL only as far as it ends. */
    private void texts(Item item) {
        item.members().forEach((member, value) -> text(item, member, value));
    }

    private void text(Item item, String member, @Nullable Object value) {
        if (value instanceof Item inner) {
            texts(inner);
        } else if (value instanceof List<?> list) {
            list.forEach(entry -> text(item, member, entry));
        } else if (value instanceof String text) {
            if (TAG.matcher(text).find() && !member.equals("pattern")) {
                at(item, "markup", text);
            } else if (ADDRESS.matcher(text).find() && !member.equals("pattern")) {
                at(item, "address", text);
            }
            feel(text).flatMap(expression -> Feel.refused(expression).stream()).forEach(part -> at(item, "feel", part));
        }
    }

    private static Stream<String> feel(String text) {
        if (text.startsWith("=")) {
            return Stream.of(text.substring(1));
        }
        return FILLED_IN.matcher(text).results().map(place -> place.group(1));
    }

    private void at(Item item, String code, Object... arguments) {
        String element = item.text("id").isEmpty() ? item.text("key") : item.text("id");
        findings.at(element.isEmpty() ? null : element, item.line(), code, arguments);
    }
}
