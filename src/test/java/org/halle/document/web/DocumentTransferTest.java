package org.halle.document.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.halle.HalleTest;
import org.halle.people.Language;
import org.halle.people.People;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** Over a real connection, where limits cut. */
@HalleTest
class DocumentTransferTest {

    private static final byte[] PDF = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);

    @LocalServerPort
    int port;

    @Autowired
    People people;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String subject = "letter-box/" + UUID.randomUUID();

    @Test
    void bringsBackToItsUploaderWhatWasHandedIn() throws Exception {
        String zelda = token("zelda");
        HttpResponse<String> stored = upload(zelda, "plan.pdf", PDF);
        assertThat(stored.statusCode()).isEqualTo(201);
        String id =
                JsonMapper.shared().readTree(stored.body()).get("documentId").asString();

        HttpResponse<byte[]> read =
                client.send(request("/api/documents/" + id, zelda).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(PDF);
        assertThat(read.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(read.headers().firstValue("X-Content-Type-Options")).contains("nosniff");

        assertThat(status("/api/documents/" + id, token("oscar"))).isEqualTo(404);
        assertThat(status("/api/documents/" + UUID.randomUUID(), zelda)).isEqualTo(404);
        assertThat(status("/api/documents/" + id, "nonsense")).isEqualTo(401);
    }

    @Test
    void answersAnUploadThatIsTooLargeWithASentence() throws Exception {
        byte[] large = Arrays.copyOf(PDF, 30 * 1024 * 1024);

        HttpResponse<String> refused = upload(token("zelda"), "plan.pdf", large);

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JsonMapper.shared().readTree(refused.body()).get("detail").asString())
                .contains("25");
    }

    @Test
    void saysWhichFileIsNotAccepted() throws Exception {
        HttpResponse<String> refused =
                upload(token("zelda"), "page.pdf", "<html><script>".getBytes(StandardCharsets.US_ASCII));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(JsonMapper.shared().readTree(refused.body()).get("detail").asString())
                .contains("page.pdf");
    }

    private String token(String name) throws IOException, InterruptedException {
        String email = name + "-" + subject.hashCode() + "@halle.example";
        people.register(email, name, "Quatrevents", Language.FR);
        HttpRequest request = HttpRequest.newBuilder(address("/api/tokens/demo?person=" + email))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        String answer =
                client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return JsonMapper.shared().readTree(answer).get("token").asString();
    }

    private int status(String path, String token) throws IOException, InterruptedException {
        return client.send(request(path, token).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private HttpResponse<String> upload(String token, String name, byte[] content)
            throws IOException, InterruptedException {
        String boundary = UUID.randomUUID().toString();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"subject\"\r\n\r\n" + subject
                + "\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        HttpRequest request = request("/api/documents", token)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(address(path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, application/problem+json");
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
