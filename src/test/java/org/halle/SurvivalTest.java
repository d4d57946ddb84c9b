package org.halle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Halle in a JVM of its own, as it is delivered, on its embedded database; killed (SIGKILL) in the middle of the story
 * and started again. What was acknowledged is there, and what was under way goes on.
 */
class SurvivalTest {

    private static final String OPERATOR = "operator@halle.example";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern INPUT = Pattern.compile("<(?:input|textarea)[^>]*?>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\b(name|value)=\"([^\"]*)\"");

    @TempDir
    private Path data;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private int port;
    private Process halle;

    @AfterEach
    void stop() {
        if (halle != null) {
            halle.destroyForcibly();
        }
    }

    @Test
    void losesNothingThatItAcknowledgedAndGoesOnWhereItStood() throws Exception {
        start();
        String call = openACall();
        String token = token();
        JsonNode application = api(
                "POST",
                "/api/applications",
                token,
                Map.of(
                        "call", call,
                        "title", "La Fabrique commune",
                        "organisation", "La Fabrique",
                        "legalStatus", "association"));
        String path = "/api/applications/" + application.path("id").asString();
        int acknowledged = 0;
        for (int typed = 1; typed <= 20; typed++) {
            api("PUT", path + "/draft", token, Map.of("answers", Map.of("summary", "Essai " + typed)));
            acknowledged = typed;
        }

        // of a second programme, the answer comes before its diagram's first steps have run
        String second = launchAProgramme();

        kill();
        start();

        JsonNode found = api("GET", path, token(), null);
        assertThat(found.path("title").asString()).isEqualTo("La Fabrique commune");
        assertThat(found.path("answers").path("summary").asString()).isEqualTo("Essai " + acknowledged);
        assertThat(api("GET", "/api/tasks", token(), null).toString()).contains("Task_CompleteApplication");

        api("PUT", path + "/draft", token(), Map.of("answers", Map.of("summary", "Après la panne")));
        assertThat(api("GET", path, token(), null)
                        .path("answers")
                        .path("summary")
                        .asString())
                .isEqualTo("Après la panne");

        // a step that was under way is taken up again when its lock has passed
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> api("GET", "/api/calls", token(), null).size() == 2);
        assertThat(page("/programmes/" + second)).doesNotContain("Étapes en échec");
    }

    private String openACall() throws Exception {
        launchAProgramme();
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> api("GET", "/api/calls", token(), null).size() == 1);
        return api("GET", "/api/calls", token(), null).get(0).path("slug").asString();
    }

    /** A programme as a manager drafts it, with the dates that are proposed for a call that opened some days ago. */
    private String launchAProgramme() throws Exception {
        Map<String, String> form =
                fields(page("/programmes/new?opensOn=" + LocalDate.now().minusDays(10)));
        form.put("title", "Coopérer malgré tout");
        form.put("summary", "Un programme qui survit à une panne.");
        form.put("territory", "44");
        HttpResponse<String> drafted = post("/programmes/new", form);
        Matcher id = Pattern.compile("/programmes/([0-9a-f-]{36})")
                .matcher(drafted.headers().firstValue("Location").orElse(""));
        assertThat(id.find()).as(drafted.body()).isTrue();
        HttpResponse<String> launched =
                post("/programmes/" + id.group(1) + "/launch", fields(page("/programmes/" + id.group(1))));
        assertThat(launched.statusCode()).isEqualTo(302);
        return id.group(1);
    }

    private void start() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        halle = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.halle.HalleApplication",
                        "--server.port=" + port,
                        "--halle.data=" + data,
                        "--halle.operators=" + OPERATOR,
                        "--halle.demo=true",
                        "--halle.demo-programmes=false",
                        "--spring.config.additional-location=",
                        "--spring.profiles.active=")
                .redirectErrorStream(true)
                .redirectOutput(data.resolveSibling(data.getFileName() + ".log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    assertThat(halle.isAlive()).as("Halle runs").isTrue();
                    return up();
                });
        // the operator is made when everything else is up
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(this::signedIn);
    }

    private boolean up() throws InterruptedException {
        try {
            return send(HttpRequest.newBuilder(at("/actuator/health"))).body().contains("UP");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** As `kill -9` does: no hook runs, nothing is written on the way out. */
    private void kill() throws InterruptedException {
        halle.destroyForcibly();
        assertThat(halle.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private boolean signedIn() throws Exception {
        Map<String, String> form = fields(page("/login"));
        form.put("person", OPERATOR);
        return post("/login/demo", form).statusCode() == 302;
    }

    private String token() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(at("/api/tokens/demo?person=" + OPERATOR))
                .POST(HttpRequest.BodyPublishers.noBody()));
        return JSON.readTree(answer.body()).path("token").asString();
    }

    private JsonNode api(String method, String path, String token, Map<String, ?> body) throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(at(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }

    private String page(String path) throws Exception {
        return send(HttpRequest.newBuilder(at(path))).body();
    }

    private HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
        String body = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** What a page's forms hold before anybody types, the token against forged requests included. */
    private static Map<String, String> fields(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher inputs = INPUT.matcher(page);
        while (inputs.find()) {
            Map<String, String> attributes = new LinkedHashMap<>();
            Matcher attribute = ATTRIBUTE.matcher(inputs.group());
            while (attribute.find()) {
                attributes.putIfAbsent(attribute.group(1), attribute.group(2));
            }
            if (attributes.containsKey("name") && !inputs.group().contains("type=\"checkbox\"")) {
                fields.putIfAbsent(attributes.get("name"), attributes.getOrDefault("value", ""));
            }
        }
        return fields;
    }
}
