package org.halle.desk.web;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.http.HttpHeaders.ACCEPT_LANGUAGE;
import static org.springframework.http.HttpHeaders.AUTHORIZATION;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.halle.HalleTest;
import org.halle.people.ApiAccess;
import org.halle.people.Language;
import org.halle.people.People;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@HalleTest
class FormsApiTest {

    private static final Path REPORT = Path.of("src/test/resources/legitimate/with-a-form/visit-report.form");

    @Autowired
    private MockMvc web;

    @Autowired
    private People people;

    @Autowired
    private ApiAccess access;

    @Test
    void saysWhatIsWrongByKeyAndWhatWouldBeKept() throws Exception {
        check(
                        Files.readString(REPORT),
                        "{\"people\": \"douze\", \"postcode\": \"440\", \"note\": \"Vu\", \"forged\": 1}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.errors.useful[0]").value("Cette réponse est nécessaire."))
                .andExpect(jsonPath("$.errors.people[0]", containsString("nombre")))
                .andExpect(jsonPath("$.errors.postcode").isArray())
                .andExpect(jsonPath("$.cleaned.note").value("Vu"))
                .andExpect(jsonPath("$.cleaned.forged").doesNotExist());
    }

    @Test
    void checksRepeatedGroupsRowByRow() throws Exception {
        check(
                        Files.readString(REPORT),
                        """
                        {"useful": "no", "people": 12, "met": [{"who": "Ada", "role": "employee", "forged": 1}, {"role": "boss"}]}""")
                .andExpect(jsonPath("$.errors.['met[1].who'][0]").value("Cette réponse est nécessaire."))
                .andExpect(jsonPath("$.errors.['met[1].role']").isArray())
                .andExpect(jsonPath("$.cleaned.met[0].who").value("Ada"))
                .andExpect(jsonPath("$.cleaned.met[0].forged").doesNotExist())
                .andExpect(jsonPath("$.cleaned.people").doesNotExist());
    }

    @Test
    void takesTheFormAsTextToo() throws Exception {
        check("\"{\\\"type\\\":\\\"default\\\",\\\"id\\\":\\\"a\\\",\\\"components\\\":[]}\"", "{}")
                .andExpect(content().json("{\"errors\": {}, \"cleaned\": {}}"));
    }

    @Test
    void refusesAHostileForm() throws Exception {
        String hostile = Files.readString(Path.of("src/test/resources/hostile/form-pattern-endless.form"));
        check(hostile, "{\"x\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.detail", containsString("Field_9")));
    }

    @Test
    void saysWhatToSend() throws Exception {
        for (String body : new String[] {"", "[]", "{", "{\"answers\": {}}", "{\"schema\": {}, \"answers\": []}"}) {
            send(body)
                    .andExpect(status().isUnprocessableContent())
                    .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON));
        }
    }

    private ResultActions check(String schema, String answers) throws Exception {
        return send("{\"schema\": " + schema + ", \"answers\": " + answers + "}");
    }

    private ResultActions send(String body) throws Exception {
        var anybody = people.register(UUID.randomUUID() + "@example.org", "Nour", "Desailes", Language.FR);
        return web.perform(post("/api/forms/check")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .header(ACCEPT_LANGUAGE, "fr")
                .header(
                        AUTHORIZATION,
                        "Bearer " + access.issue(anybody.id(), "test", 30).secret()));
    }
}
