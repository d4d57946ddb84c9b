package org.halle.people;

import java.net.http.HttpClient;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/**
 * The State's directory of enterprises over HTTP. It is asked for one number at a time, when somebody presses the
 * button; what it does not answer in a few seconds people type themselves.
 */
final class WebDirectory implements Directory {

    private static final Logger LOG = LoggerFactory.getLogger(WebDirectory.class);
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** The legal categories of INSEE, the longest beginning first; what is in none of them people choose themselves. */
    private static final Map<String, LegalStatus> CATEGORIES = categories();

    private final RestClient client;

    WebDirectory(String url) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        requests.setReadTimeout(PATIENCE);
        this.client = RestClient.builder().baseUrl(url).requestFactory(requests).build();
    }

    @Override
    public Optional<DirectoryEntry> find(Siren siren) {
        try {
            JsonNode answer = client.get()
                    .uri(uri -> uri.queryParam("q", siren.digits()).build())
                    .retrieve()
                    .body(JsonNode.class);
            return answer == null
                    ? Optional.empty()
                    : StreamSupport.stream(answer.path("results").spliterator(), false)
                            .filter(one -> one.path("siren").asString("").equals(siren.digits()))
                            .findFirst()
                            .map(one -> entry(siren, one));
        } catch (RestClientException away) {
            LOG.warn("the directory of organisations does not answer: {}", away.getMessage());
            return Optional.empty();
        }
    }

    private static DirectoryEntry entry(Siren siren, JsonNode one) {
        return new DirectoryEntry(
                siren,
                one.path("nom_complet").asString(""),
                status(one.path("nature_juridique").asString("")),
                text(one.path("siege").path("libelle_commune")),
                day(one.path("date_creation").asString("")));
    }

    private static @Nullable LegalStatus status(String category) {
        return CATEGORIES.entrySet().stream()
                .filter(entry -> category.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String text(JsonNode node) {
        String text = node.asString("");
        return text.isBlank() ? null : text;
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException unknown) {
            return null;
        }
    }

    private static Map<String, LegalStatus> categories() {
        Map<String, LegalStatus> categories = new LinkedHashMap<>();
        categories.put("5458", LegalStatus.SCOP);
        categories.put("5558", LegalStatus.SCOP);
        categories.put("5658", LegalStatus.SCOP);
        categories.put("51", LegalStatus.COOPERATIVE);
        categories.put("54", LegalStatus.SARL);
        categories.put("57", LegalStatus.SAS);
        categories.put("63", LegalStatus.COOPERATIVE);
        categories.put("72", LegalStatus.COLLECTIVITE);
        categories.put("73", LegalStatus.COLLECTIVITE);
        categories.put("82", LegalStatus.MUTUELLE);
        categories.put("92", LegalStatus.ASSOCIATION);
        categories.put("93", LegalStatus.FONDATION);
        return categories;
    }
}
