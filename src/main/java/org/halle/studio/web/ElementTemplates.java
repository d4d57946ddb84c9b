package org.halle.studio.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The templates of steps and human tasks, as the desktop modeler finds them beside the diagrams. */
@Component
class ElementTemplates {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<JsonNode> templates;

    ElementTemplates() throws IOException {
        List<JsonNode> read = new ArrayList<>();
        for (Resource file : new PathMatchingResourcePatternResolver()
                .getResources("classpath*:processes/.camunda/element-templates/*.json")) {
            try (InputStream content = file.getInputStream()) {
                JsonNode found = JSON.readTree(content);
                if (found.isArray()) {
                    found.forEach(read::add);
                } else {
                    read.add(found);
                }
            }
        }
        templates = List.copyOf(read);
    }

    List<JsonNode> all() {
        return templates;
    }
}
