package org.halle.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.halle.HalleTest;
import org.halle.kernel.ProgrammeId;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.people.Role;
import org.halle.people.SignedIn;
import org.halle.programme.Planning;
import org.halle.programme.SamplePlans;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

@HalleTest
class SitePagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    People people;

    @Autowired
    Planning planning;

    @LocalServerPort
    int port;

    private final HttpClient browser = HttpClient.newHttpClient();

    @Test
    void welcomesEverybody() throws Exception {
        mvc.perform(get("/"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("De l’appel au tour de table")))
                .andExpect(content().string(containsString("Démonstration")))
                .andExpect(content().string(containsString("/login")));
        mvc.perform(get("/").param("lang", "en")).andExpect(content().string(containsString("under one roof")));
    }

    @Test
    void showsWhoIsSignedInWhereTheyCanGo() throws Exception {
        SignedIn me = new SignedIn(
                people.register(UUID.randomUUID() + "@example.org", "Mélusine", "Troispommes", Language.FR));

        mvc.perform(get("/").with(user(me)))
                .andExpect(content().string(containsString("Mélusine Troispommes")))
                .andExpect(content().string(containsString("/desk")))
                .andExpect(content().string(containsString("Se déconnecter")));
    }

    @Test
    void keepsTheMenuWhereNothingIs() throws Exception {
        SignedIn operator = new SignedIn(people.makeOperator(
                people.register(UUID.randomUUID() + "@example.org", "Ondine", "Troispommes", Language.FR)
                        .id()));
        ProgrammeId programme = planning.draft(operator.id(), SamplePlans.programme("Essai " + UUID.randomUUID()));
        SignedIn manager = new SignedIn(
                people.register(UUID.randomUUID() + "@example.org", "Mélusine", "Troispommes", Language.FR));
        people.grant(manager.id(), Role.MANAGER, programme, null);

        mvc.perform(get("/programmes/{id}", ProgrammeId.random()).with(user(manager)))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("href=\"/studio\"")))
                .andExpect(content().string(containsString("href=\"/programmes\"")));
    }

    @Test
    void describesTheApi() throws Exception {
        mvc.perform(get("/v3/api-docs"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.info.title").value("Halle"))
                .andExpect(jsonPath("$.components.schemas.Problem").exists())
                .andExpect(
                        jsonPath("$.components.securitySchemes.bearer.scheme").value("bearer"));
    }

    @ParameterizedTest
    @CsvSource({"/error, 404", "/calls/nothing-of-that-name, 404", "/css/nothing.css, 404"})
    void answersUnknownAddressesWithAPage(String path, int expected) throws Exception {
        HttpResponse<String> page = send(HttpRequest.newBuilder(at(path)).header("Accept", MediaType.TEXT_HTML_VALUE));

        assertThat(page.statusCode()).isEqualTo(expected);
        assertThat(page.body()).contains("Erreur 404").doesNotContain("Exception");
    }

    /** Refused before any controller: the server's own error dispatch. */
    @Test
    void answersWhatAFilterRefuses() throws Exception {
        HttpResponse<String> problem = send(
                HttpRequest.newBuilder(at("/api/calls/nothing-of-that-name")).header("Accept", "*/*"));
        assertThat(problem.statusCode()).isEqualTo(404);
        assertThat(problem.headers().firstValue("Content-Type")).contains(MediaType.APPLICATION_PROBLEM_JSON_VALUE);

        HttpResponse<String> malformed =
                send(HttpRequest.newBuilder(at("/%2e%2e%2f;x=1")).header("Accept", MediaType.TEXT_HTML_VALUE));
        assertThat(malformed.statusCode()).isBetween(400, 404);
        assertThat(malformed.body()).doesNotContain("Exception").doesNotContain("at org.");
    }

    @Test
    void answersAForgedFormWithSomethingToRead() throws Exception {
        HttpResponse<String> page = send(HttpRequest.newBuilder(at("/programmes/new"))
                .header("Accept", MediaType.TEXT_HTML_VALUE)
                .POST(BodyPublishers.noBody()));

        assertThat(page.statusCode()).isIn(302, 403);
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), BodyHandlers.ofString());
    }
}
