package org.halle.studio.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.http.HttpHeaders.ACCEPT_LANGUAGE;
import static org.springframework.http.HttpHeaders.AUTHORIZATION;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.halle.HalleTest;
import org.halle.kernel.PersonId;
import org.halle.people.ApiAccess;
import org.halle.people.Language;
import org.halle.people.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@HalleTest
class CheckApiTest {

    private static final Path HOSTILE = Path.of("src/test/resources/hostile");
    private static final Path LEGITIMATE = Path.of("src/test/resources/legitimate");

    @Autowired
    private MockMvc web;

    @Autowired
    private People people;

    @Autowired
    private ApiAccess access;

    private PersonId author;

    @BeforeEach
    void somebodyWhoRunsThisHalle() {
        author = person();
        people.makeOperator(author);
    }

    @Test
    void saysFileElementLineAndSentence() throws Exception {
        check(author, "fr", file("diagram", HOSTILE.resolve("class-service.bpmn")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$", hasSize(1)))
                .andExpect(jsonPath("$[0].file").value("class-service.bpmn"))
                .andExpect(jsonPath("$[0].element").value("Task_Work"))
                .andExpect(jsonPath("$[0].line").isNumber())
                .andExpect(jsonPath("$[0].message", containsString("une étape du catalogue")));
        check(author, "en", file("x", HOSTILE.resolve("class-service.bpmn")))
                .andExpect(jsonPath("$[0].message", containsString("a step of the catalogue")));
    }

    @Test
    void findsNothingWrongWithABundleThatFitsTogether() throws Exception {
        Path folder = LEGITIMATE.resolve("with-a-form");
        check(
                        author,
                        "fr",
                        file("one", folder.resolve("charter-visit.bpmn")),
                        file("two", folder.resolve("visit-report.form")))
                .andExpect(status().isOk())
                .andExpect(content().json("[]"));
        String alone = Files.readString(folder.resolve("charter-visit.bpmn")).replace("visit-report", "lost-report");
        check(author, "fr", new MockMultipartFile("one", "charter-visit.bpmn", null, alone.getBytes(UTF_8)))
                .andExpect(jsonPath("$[0].message", containsString("lost-report")));
    }

    @Test
    void looksUpInWhatIsInForceWhatAFileDoesNotBring() throws Exception {
        check(author, "fr", file("any name", Path.of("processes/venture.bpmn")))
                .andExpect(content().json("[]"));
    }

    @Test
    void isForThoseWhoMayPublish() throws Exception {
        check(person(), "fr", file("diagram", LEGITIMATE.resolve("visit.bpmn")))
                .andExpect(status().isForbidden())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON));
        web.perform(multipart("/api/studio/check").file(file("diagram", LEGITIMATE.resolve("visit.bpmn"))))
                .andExpect(status().is4xxClientError());
    }

    @Test
    void wantsAtLeastOneFile() throws Exception {
        check(author, "fr")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail", containsString("au moins un fichier")));
    }

    private ResultActions check(PersonId by, String language, MockMultipartFile... files) throws Exception {
        var request = multipart("/api/studio/check");
        for (MockMultipartFile file : files) {
            request.file(file);
        }
        return web.perform(request.header(
                        AUTHORIZATION, "Bearer " + access.issue(by, "test", 30).secret())
                .header(ACCEPT_LANGUAGE, language));
    }

    private PersonId person() {
        return people.register(UUID.randomUUID() + "@example.org", "Nour", "Desailes", Language.FR)
                .id();
    }

    private static MockMultipartFile file(String field, Path path) throws IOException {
        return new MockMultipartFile(field, path.getFileName().toString(), null, Files.readAllBytes(path));
    }
}
