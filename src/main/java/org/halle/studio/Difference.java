package org.halle.studio;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What distinguishes two versions of a file, element by element, for a list in words. Where things stand on the canvas
 * does not count.
 */
public final class Difference {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> DRAWING = Set.of("BPMNDiagram", "DMNDI");
    /** Said by the elements that they join. */
    private static final Set<String> WIRES = Set.of("incoming", "outgoing", "flowNodeRef");

    private static final Set<String> ENDS = Set.of("sourceRef", "targetRef");

    private Difference() {}

    /** What happened to an element. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * One difference.
     *
     * @param element what it is, in the language of the file: "userTask", "rule", "textfield"
     * @param name what people call it; its id where it has no name
     * @param details what changed of it; empty for what came or went
     */
    public record Change(Kind kind, String element, String name, List<Detail> details) {}

    /** A property before and after; null where it was or is not there. */
    public record Detail(String property, @Nullable String before, @Nullable String after) {}

    private record Part(String element, String name, Map<String, String> properties) {}

    /** @return nothing when both say the same, or when one cannot be read */
    public static List<Change> between(String file, String before, String after) {
        try {
            return compare(parts(file, before), parts(file, after));
        } catch (Exception unreadable) {
            return List.of();
        }
    }

    private static List<Change> compare(Map<String, Part> before, Map<String, Part> after) {
        List<Change> changes = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>(before.keySet());
        ids.addAll(after.keySet());
        for (String id : ids) {
            Part old = before.get(id);
            Part fresh = after.get(id);
            if (old == null && fresh != null) {
                changes.add(new Change(Kind.ADDED, fresh.element(), name(id, fresh, after), List.of()));
            } else if (fresh == null && old != null) {
                changes.add(new Change(Kind.REMOVED, old.element(), name(id, old, before), List.of()));
            } else if (old != null && fresh != null && !old.properties().equals(fresh.properties())) {
                changes.add(new Change(
                        Kind.CHANGED,
                        fresh.element(),
                        name(id, fresh, after),
                        details(old, fresh).stream()
                                .map(detail -> ENDS.contains(detail.property())
                                        ? new Detail(
                                                detail.property(),
                                                called(detail.before(), before),
                                                called(detail.after(), after))
                                        : detail)
                                .toList()));
            }
        }
        return changes;
    }

    /** A line without a name is called by what it joins. */
    private static String name(String id, Part part, Map<String, Part> parts) {
        return part.element().equals("sequenceFlow") && part.name().equals(id)
                ? called(part.properties().get("sourceRef"), parts) + " → "
                        + called(part.properties().get("targetRef"), parts)
                : part.name();
    }

    private static @Nullable String called(@Nullable String id, Map<String, Part> parts) {
        Part part = id == null ? null : parts.get(id);
        return part == null ? id : part.name();
    }

    private static List<Detail> details(Part old, Part fresh) {
        Set<String> names = new LinkedHashSet<>(old.properties().keySet());
        names.addAll(fresh.properties().keySet());
        return names.stream()
                .filter(name -> !Objects.equals(
                        old.properties().get(name), fresh.properties().get(name)))
                .map(name -> new Detail(
                        name, old.properties().get(name), fresh.properties().get(name)))
                .toList();
    }

    private static Map<String, Part> parts(String file, String content) throws Exception {
        Map<String, Part> parts = new LinkedHashMap<>();
        if (content.isBlank()) {
            return parts;
        }
        if (LetterFiles.is(file)) {
            letter(JSON.readTree(content), parts);
        } else if (file.endsWith(".form")) {
            components(JSON.readTree(content).path("components"), parts);
        } else {
            elements(document(content), parts);
        }
        return parts;
    }

    static Element document(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }

    private static void elements(Element parent, Map<String, Part> parts) {
        for (Element child : children(parent)) {
            if (DRAWING.contains(child.getLocalName())) {
                continue;
            }
            String id = child.getAttribute("id");
            if (!id.isEmpty()) {
                Map<String, String> properties = new TreeMap<>();
                properties(child, "", properties);
                String name = child.getAttribute("name").replaceAll("\\s+", " ");
                parts.put(id, new Part(child.getLocalName(), name.isEmpty() ? id : name, properties));
            }
            elements(child, parts);
        }
    }

    /** Of the element and of what it holds that has no id of its own. */
    private static void properties(Element element, String path, Map<String, String> properties) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            String name = attribute.getLocalName() == null ? attribute.getName() : attribute.getLocalName();
            boolean declaration = XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI());
            if (!declaration && !"id".equals(name) && !"type".equals(name)) {
                properties.merge(path + name, attribute.getValue().strip(), (one, other) -> one + " · " + other);
            }
        }
        List<Element> children = children(element);
        String text = element.getTextContent().strip();
        if (children.isEmpty() && !text.isEmpty()) {
            properties.merge(
                    path.isEmpty() ? "text" : path.substring(0, path.length() - 1),
                    text,
                    (one, other) -> one + " · " + other);
        }
        for (Element child : children) {
            boolean own =
                    child.getAttribute("id").isEmpty() || child.getLocalName().endsWith("EventDefinition");
            if (own && !WIRES.contains(child.getLocalName()) && !DRAWING.contains(child.getLocalName())) {
                properties(child, path + child.getLocalName() + ".", properties);
            }
        }
    }

    private static void letter(JsonNode letter, Map<String, Part> parts) {
        Map<String, String> properties = new TreeMap<>();
        letter.properties().forEach(language -> language.getValue()
                .properties()
                .forEach(part -> properties.put(
                        language.getKey() + "." + part.getKey(), part.getValue().asString(""))));
        parts.put("letter", new Part("letter", properties.getOrDefault("fr.subject", ""), properties));
    }

    private static void components(JsonNode components, Map<String, Part> parts) {
        for (JsonNode component : components) {
            String id = component.path("key").asString(component.path("id").asString(""));
            Map<String, String> properties = new TreeMap<>();
            component.properties().forEach(entry -> {
                if (!Set.of("id", "components", "layout").contains(entry.getKey())) {
                    properties.put(
                            entry.getKey(),
                            entry.getValue().isString()
                                    ? entry.getValue().asString()
                                    : entry.getValue().toString());
                }
            });
            parts.put(
                    id,
                    new Part(
                            component.path("type").asString(""),
                            component.path("label").asString(id),
                            properties));
            components(component.path("components"), parts);
        }
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
