package org.halle.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.halle.HalleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@HalleTest
class ElementTemplatesTest {

    private static final Path FILE = Path.of("processes/.camunda/element-templates/halle.json");

    @Autowired
    private CatalogueTemplates templates;

    /** After a step or a handler changed: {@code mvn -Pquick test -Dtest=ElementTemplatesTest -Dhalle.templates=write}. */
    @Test
    void bothModelersOfferWhatTheCatalogueDescribes() throws IOException {
        if ("write".equals(System.getProperty("halle.templates"))) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, templates.json());
        }

        assertThat(FILE).content().isEqualTo(templates.json());
    }

    @Test
    void everyTemplateTellsAManagerWhatItDoes() {
        JsonNode all = JsonMapper.shared().readTree(templates.json());

        assertThat(all.size()).isGreaterThan(40);
        all.forEach(template -> {
            assertThat(template.path("name").asString()).as(template.toString()).isNotBlank();
            assertThat(template.path("description").asString())
                    .as(template.path("id").asString())
                    .isNotBlank();
        });
    }
}
