package org.halle.studio.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.http.HttpHeaders.AUTHORIZATION;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.halle.HalleTest;
import org.halle.kernel.PersonId;
import org.halle.people.ApiAccess;
import org.halle.people.Language;
import org.halle.people.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** What the desktop modeler asks, in the order it asks, when somebody presses its Deploy button. */
@HalleTest
class DesktopModelerApiTest {

    private static final Path VISIT = Path.of("src/test/resources/legitimate/with-a-form");
    private static final Path HOSTILE = Path.of("src/test/resources/hostile/script-task.bpmn");

    @Autowired
    private MockMvc web;

    @Autowired
    private People people;

    @Autowired
    private ApiAccess access;

    @Autowired
    private RepositoryService repository;

    private String author;

    @BeforeEach
    void somebodyWhoRunsThisHalle() {
        PersonId operator = person();
        people.makeOperator(operator);
        author = access.issue(operator, "modeler", 30).secret();
    }

    @Test
    void isFoundWithATokenAsPasswordOrAsBearerAndBySomebodyWhoMayPublish() throws Exception {
        for (String authorization : new String[] {basic(author), "Bearer " + author}) {
            web.perform(get("/engine-rest/version").header(AUTHORIZATION, authorization))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.version").value("7.24.0"));
            web.perform(get("/engine-rest/deployment").param("maxResults", "0").header(AUTHORIZATION, authorization))
                    .andExpect(content().json("[]"));
        }
        web.perform(get("/engine-rest/version")).andExpect(status().isUnauthorized());
        web.perform(get("/engine-rest/version").header(AUTHORIZATION, basic("guessed")))
                .andExpect(status().isUnauthorized());
        web.perform(get("/api/me").header(AUTHORIZATION, basic(author))).andExpect(status().isUnauthorized());
        String anybody = access.issue(person(), "modeler", 30).secret();
        web.perform(get("/engine-rest/version").header(AUTHORIZATION, basic(anybody)))
                .andExpect(status().isForbidden());
    }

    @Test
    void hasNothingElseOfTheEngine() throws Exception {
        for (String path : new String[] {"process-definition", "task", "engine", "deployment/1/resources"}) {
            web.perform(get("/engine-rest/" + path).header(AUTHORIZATION, basic(author)))
                    .andExpect(status().isNotFound());
        }
    }

    @Test
    void publishesADiagramWithItsFormOnceWhateverTheFileIsCalled() throws Exception {
        long before = deployments();
        MockMultipartFile diagram = new MockMultipartFile(
                "Ma visite.bpmn", "Ma visite.bpmn", null, Files.readAllBytes(VISIT.resolve("charter-visit.bpmn")));
        MockMultipartFile form =
                new MockMultipartFile("r.form", "r.form", null, Files.readAllBytes(VISIT.resolve("visit-report.form")));

        deploy(diagram, form)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.name").value("Ma visite"))
                .andExpect(jsonPath("$.id").isNotEmpty());
        deploy(diagram, form)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.id").value("unchanged"));

        assertThat(deployments()).isEqualTo(before + 1);
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("charter-visit")
                        .latestVersion()
                        .singleResult()
                        .getResourceName())
                .isEqualTo("charter-visit.bpmn");
    }

    @Test
    void refusesWhatTheStudioRefusesAndSaysWhy() throws Exception {
        long before = deployments();

        deploy(new MockMultipartFile("x.bpmn", "x.bpmn", null, Files.readAllBytes(HOSTILE)))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("ParseException"))
                .andExpect(jsonPath("$.message", containsString("Task_Work")));
        deploy().andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.message").isNotEmpty());

        assertThat(deployments()).isEqualTo(before);
    }

    private ResultActions deploy(MockMultipartFile... files) throws Exception {
        var request = multipart("/engine-rest/deployment/create");
        for (MockMultipartFile file : files) {
            request.file(file);
        }
        return web.perform(request.param("deployment-name", "Ma visite")
                .param("deployment-source", "Camunda Modeler")
                .param("enable-duplicate-filtering", "true")
                .header(AUTHORIZATION, basic(author)));
    }

    private long deployments() {
        return repository.createDeploymentQuery().count();
    }

    private PersonId person() {
        return people.register(UUID.randomUUID() + "@example.org", "Nour", "Desailes", Language.FR)
                .id();
    }

    private static String basic(String token) {
        return "Basic " + Base64.getEncoder().encodeToString(("demo:" + token).getBytes(StandardCharsets.UTF_8));
    }
}
