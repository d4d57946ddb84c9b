package org.halle.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.DefaultResourceLoader;

class DirectoryTest {

    private static final Siren KNOWN = Siren.parse("000 456 509");
    private static final Siren UNKNOWN = Siren.parse("000 000 000");
    private static final String FILE = "classpath:/sample/organisations.csv";

    private final List<String> asked = new ArrayList<>();
    private String answer = "";
    private int status = 200;
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/search", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void findsAnOrganisationInItsFile() {
        Directory directory = new FileDirectory(new ClassPathResource("sample/organisations.csv"));

        assertThat(directory.find(KNOWN))
                .contains(new DirectoryEntry(
                        KNOWN,
                        "Les Passeurs de Soin",
                        LegalStatus.ASSOCIATION,
                        "Saint-Nazaire",
                        LocalDate.of(2022, 2, 1)));
        assertThat(directory.find(UNKNOWN)).isEmpty();
    }

    @Test
    void saysWhichFileItCannotRead() {
        Directory nowhere = new FileDirectory(new ClassPathResource("nowhere.csv"));

        assertThatThrownBy(() -> nowhere.find(KNOWN))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("nowhere.csv");
    }

    @Test
    void asksTheStateOnlyWhereAnAddressIsSet() {
        DirectoryConfiguration configuration = new DirectoryConfiguration();

        assertThat(configuration.directory(new DirectoryProperties(FILE, null), new DefaultResourceLoader()))
                .isInstanceOf(FileDirectory.class);
        assertThat(configuration.directory(new DirectoryProperties(FILE, " "), new DefaultResourceLoader()))
                .isInstanceOf(FileDirectory.class);
        assertThat(configuration.directory(new DirectoryProperties(FILE, url()), new DefaultResourceLoader()))
                .isInstanceOf(WebDirectory.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void readsWhatTheStateAnswers() {
        answer =
                """
                {"results": [
                  {"siren": "111111111", "nom_complet": "AUTRE"},
                  {"siren": "000456509", "nom_complet": "LES PASSEURS", "nature_juridique": "9220",
                   "date_creation": "2022-02-01", "siege": {"libelle_commune": "SAINT-NAZAIRE"}}]}
                """;

        assertThat(new WebDirectory(url()).find(KNOWN))
                .contains(new DirectoryEntry(
                        KNOWN, "LES PASSEURS", LegalStatus.ASSOCIATION, "SAINT-NAZAIRE", LocalDate.of(2022, 2, 1)));
        assertThat(asked).containsExactly("/search?q=000456509");
    }

    @Test
    void leavesOpenWhatTheStateDoesNotSay() {
        answer = "{\"results\": [{\"siren\": \"000456509\", \"nom_complet\": \"X\", \"nature_juridique\": \"1000\"}]}";

        assertThat(new WebDirectory(url()).find(KNOWN)).contains(new DirectoryEntry(KNOWN, "X", null, null, null));
    }

    @Test
    void tellsACooperativeOfItsWorkersFromAnotherCompany() {
        answer = "{\"results\": [{\"siren\": \"000456509\", \"nom_complet\": \"X\", \"nature_juridique\": \"5458\"}]}";
        assertThat(new WebDirectory(url()).find(KNOWN).orElseThrow().status()).isEqualTo(LegalStatus.SCOP);

        answer = answer.replace("5458", "5499");
        assertThat(new WebDirectory(url()).find(KNOWN).orElseThrow().status()).isEqualTo(LegalStatus.SARL);
    }

    @Test
    void findsNothingWhenTheStateIsAwayOrTalksNonsense() {
        status = 503;
        answer = "{}";
        assertThat(new WebDirectory(url()).find(KNOWN)).isEmpty();

        status = 200;
        answer = "no json";
        assertThat(new WebDirectory(url()).find(KNOWN)).isEmpty();

        server.stop(0);
        assertThat(new WebDirectory(url()).find(KNOWN)).isEmpty();
    }

    private String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/search";
    }
}
