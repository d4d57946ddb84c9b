package org.halle.engine.sandbox;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML that may be hostile: no document type, no entities, nothing fetched, and an end to how much and how deep.
 * What comes out of here is safe to walk recursively.
 */
final class XmlReader {

    static final int MOST_BYTES = 1024 * 1024;

    private static final int MOST_ELEMENTS = 20_000;
    private static final int DEEPEST = 40;

    /** The vocabularies that a file may speak, and how they are called here. */
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("http://www.omg.org/spec/BPMN/20100524/MODEL", ""),
            Map.entry("http://www.omg.org/spec/BPMN/20100524/DI", "bpmndi:"),
            Map.entry("http://www.omg.org/spec/DD/20100524/DC", "dc:"),
            Map.entry("http://www.omg.org/spec/DD/20100524/DI", "di:"),
            Map.entry("http://www.omg.org/spec/BPMN/non-normative/color/1.0", "color:"),
            Map.entry("http://bpmn.io/schema/bpmn/biocolor/1.0", "bioc:"),
            Map.entry("http://camunda.org/schema/1.0/bpmn", "camunda:"),
            Map.entry("http://camunda.org/schema/modeler/1.0", "modeler:"),
            Map.entry("http://www.w3.org/2001/XMLSchema-instance", "xsi:"),
            Map.entry("https://www.omg.org/spec/DMN/20191111/MODEL/", ""),
            Map.entry("http://www.omg.org/spec/DMN/20180521/MODEL/", ""),
            Map.entry("http://www.omg.org/spec/DMN/20151101/dmn.xsd", ""),
            Map.entry("https://www.omg.org/spec/DMN/20191111/DMNDI/", "dmndi:"),
            Map.entry("http://www.omg.org/spec/DMN/20180521/DMNDI/", "dmndi:"),
            Map.entry("http://www.omg.org/spec/DMN/20180521/DC/", "dc:"),
            Map.entry("http://www.omg.org/spec/DMN/20180521/DI/", "di:"),
            Map.entry("http://bpmn.io/schema/dmn/biodi/2.0", "biodi:"),
            Map.entry("http://camunda.org/schema/1.0/dmn", "camunda:"));

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    private XmlReader() {}

    /** The root element; empty when the file cannot be read, which the findings then say. */
    static Optional<Node> read(ModelFile file, Findings findings) {
        if (file.content().length > MOST_BYTES) {
            findings.whole("too-large", MOST_BYTES / 1024);
            return Optional.empty();
        }
        XMLStreamReader xml = null;
        try {
            xml = factory().createXMLStreamReader(new ByteArrayInputStream(file.content()));
            return Optional.ofNullable(tree(xml, file.kind(), findings));
        } catch (XMLStreamException unreadable) {
            Illegible.tell(unreadable, findings);
            return Optional.empty();
        } finally {
            close(xml);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
        return factory;
    }

    private static @Nullable Node tree(XMLStreamReader xml, ModelFile.Kind kind, Findings findings)
            throws XMLStreamException {
        Node root = null;
        Node at = null;
        int elements = 0;
        int depth = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_DECLARATION -> {
                    findings.at(null, xml.getLocation().getLineNumber(), "doctype");
                    return null;
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> {
                    findings.at(null, xml.getLocation().getLineNumber(), "entity");
                    return null;
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++elements > MOST_ELEMENTS) {
                        findings.at(null, xml.getLocation().getLineNumber(), "too-many-elements", MOST_ELEMENTS);
                        return null;
                    }
                    if (++depth > DEEPEST) {
                        findings.at(null, xml.getLocation().getLineNumber(), "too-deep", DEEPEST);
                        return null;
                    }
                    at = element(xml, at, kind);
                    root = root == null ? at : root;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    at = at == null ? null : at.parent();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (at != null) {
                        at.append(xml.getText());
                    }
                }
                default -> {
                    // comments, processing instructions and white space say nothing to the engine either
                }
            }
        }
        return root;
    }

    private static Node element(XMLStreamReader xml, @Nullable Node parent, ModelFile.Kind kind) {
        Node node = new Node(
                prefix(xml.getNamespaceURI(), kind) + xml.getLocalName(),
                xml.getLocation().getLineNumber(),
                parent);
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String namespace = xml.getAttributeNamespace(i);
            String prefix = namespace == null || namespace.isEmpty() ? "" : prefix(namespace, kind);
            // one written with BPMN's own prefix is BPMN's
            node.attribute(prefix + xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return node;
    }

    /** A vocabulary that is not known, or is another kind of file's, is named in full: no allow-list holds it. */
    private static String prefix(@Nullable String namespace, ModelFile.Kind kind) {
        String prefix = PREFIXES.get(namespace == null ? "" : namespace);
        boolean diagram = BPMN.equals(namespace);
        if (prefix == null || prefix.isEmpty() && diagram != (kind == ModelFile.Kind.DIAGRAM)) {
            return "{" + (namespace == null ? "" : namespace) + "}";
        }
        return prefix;
    }

    private static void close(@Nullable XMLStreamReader xml) {
        try {
            if (xml != null) {
                xml.close();
            }
        } catch (XMLStreamException nothingToDo) {
            // it read from memory
        }
    }
}
