package org.halle.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.halle.HalleTest;
import org.halle.people.ApiAccess;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.people.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is sent to whichever address of the API, over a real connection: it answers, and a refusal says why. */
@HalleTest
class ApiRefusalsTest {

    /** One address with one method. */
    private record Operation(String method, String path) {

        String with(String id) {
            return path.replaceAll("\\{[^}]+}", id);
        }

        boolean takesAnId() {
            return path.contains("{");
        }

        boolean takesABody() {
            return !method.equals("GET") && !method.equals("DELETE");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static final List<String> BODIES = List.of(
            "{",
            "null",
            "[]",
            "\"x\"",
            "{}",
            "{\"answers\": null}",
            "{\"answers\": []}",
            "{\"answers\": {\"a\": {\"b\": [1]}}}");

    /** Open to whoever asks: what is public, and the demonstration's door. */
    private static final Set<String> FOR_EVERYBODY =
            Set.of("GET /api/calls", "GET /api/calls/{slug}", "POST /api/tokens/demo");

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mappings;

    @Autowired
    private People people;

    @Autowired
    private ApiAccess access;

    private final HttpClient client = HttpClient.newHttpClient();
    private List<Operation> operations;
    private String stranger;
    private String operator;

    @BeforeEach
    void begin() {
        operations = mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> !entry.getValue().getBeanType().getName().contains("Test"))
                .map(Map.Entry::getKey)
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                                .map(RequestMethod::name)
                                .map(method -> new Operation(method, path))))
                .distinct()
                .toList();
        assertThat(operations).hasSizeGreaterThan(30);
        stranger = token(person("stranger"));
        operator = token(people.makeOperator(person("operator").id()));
    }

    @Test
    void strangersAreTurnedAwayEverywhereButAtWhatIsPublic() {
        SoftAssertions.assertSoftly(all -> operations.stream()
                .filter(operation -> !FOR_EVERYBODY.contains(operation.toString()))
                .forEach(operation -> {
                    isProblem(all, 401, operation, "", UUID.randomUUID().toString(), "{}");
                    isProblem(all, 401, operation, "nonsense", UUID.randomUUID().toString(), "{}");
                }));
    }

    @Test
    void anIdThatNobodyHasAndOneThatIsNoneAreNotFound() {
        SoftAssertions.assertSoftly(all -> operations.stream()
                .filter(Operation::takesAnId)
                .filter(operation -> !operation.takesABody())
                // people type a SIREN: they are told what is wrong with it
                .filter(operation -> !operation.path().endsWith("{siren}"))
                .forEach(operation -> Stream.of(UUID.randomUUID().toString(), "nonsense", "%F0%9F%90%9D")
                        .forEach(id -> isProblem(all, 404, operation, operator, id, ""))));
    }

    @Test
    void anyBodyGetsAnAnswerAndNoneBreaksAnything() {
        SoftAssertions.assertSoftly(all -> operations.stream()
                .filter(Operation::takesABody)
                .forEach(operation ->
                        BODIES.forEach(body -> Stream.of(stranger, operator).forEach(who -> {
                            HttpResponse<String> answer = send(
                                    operation.method(),
                                    operation.with(UUID.randomUUID().toString()),
                                    who,
                                    "application/json",
                                    body);
                            all.assertThat(answer.statusCode())
                                    .as("%s %s", operation, body)
                                    .isLessThan(500);
                            if (answer.statusCode() >= 400) {
                                isProblem(all, answer.statusCode(), operation + " " + body, answer);
                            }
                        }))));
    }

    @ParameterizedTest
    @CsvSource({
        "401, GET,    '',       /api/me,              '',               ''",
        "403, POST,   stranger, /api/programmes,      application/json, {}",
        "404, GET,    stranger, /api/nothing-here,    '',               ''",
        "404, GET,    stranger, /api,                 '',               ''",
        "404, GET,    stranger, /api/,                '',               ''",
        "405, DELETE, stranger, /api/me,              '',               ''",
        "405, PATCH,  stranger, /api/tasks,           application/json, {}",
        "415, POST,   stranger, /api/applications,    text/plain,       hello",
        "415, POST,   stranger, /api/applications,    '',               hello",
        "400, POST,   stranger, /api/applications,    application/json, {",
        "400, POST,   stranger, /api/applications,    application/json, ''",
        "404, GET,    stranger, /api/tasks?after=x,   '',               ''",
    })
    void saysWhatIsWrongWithARequest(int status, String method, String who, String path, String type, String body) {
        HttpResponse<String> answer = send(method, path, who.isEmpty() ? "" : stranger, type, body);

        SoftAssertions.assertSoftly(all -> isProblem(all, status, method + " " + path, answer));
    }

    @Test
    void answersInJsonWhateverIsAccepted() {
        HttpResponse<String> answer =
                exchange(request("/api/nothing-here", stranger).header("Accept", "text/html, image/png"));

        SoftAssertions.assertSoftly(all -> isProblem(all, 404, "GET for a browser", answer));
    }

    // --- shorthand ---

    private void isProblem(SoftAssertions all, int status, Operation operation, String token, String id, String body) {
        isProblem(
                all,
                status,
                operation + " " + id,
                send(operation.method(), operation.with(id), token, "application/json", body));
    }

    /** RFC 9457: kind of content, status, title, and a sentence; nothing of our insides. */
    private static void isProblem(SoftAssertions all, int status, String what, HttpResponse<String> answer) {
        all.assertThat(answer.statusCode()).as(what).isEqualTo(status);
        all.assertThat(answer.headers().firstValue("Content-Type").orElse("none"))
                .as(what)
                .startsWith("application/problem+json");
        all.assertThat(answer.body()).as(what).doesNotContain("org.halle", "Exception", "\tat ", "camunda");
        if (answer.headers().firstValue("Content-Type").orElse("none").startsWith("application/problem+json")) {
            JsonNode problem = JsonMapper.shared().readTree(answer.body());
            all.assertThat(problem.path("status").asInt()).as(what).isEqualTo(status);
            all.assertThat(problem.path("title").asString("")).as(what).isNotBlank();
            all.assertThat(problem.path("detail").asString("")).as(what).isNotBlank();
        }
    }

    private HttpResponse<String> send(String method, String path, String token, String type, String body) {
        HttpRequest.Builder request = request(path, token);
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        return exchange(
                request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new AssertionError("no answer", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("no answer", stopped);
        }
    }

    private Person person(String name) {
        return people.register(name + "-" + UUID.randomUUID() + "@example.org", name, "Essai", Language.FR);
    }

    private String token(Person person) {
        return access.issue(person.id(), "test", 1).secret();
    }
}
