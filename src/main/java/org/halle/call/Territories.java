package org.halle.call;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Which towns belong to a territory, by the official lists in {@code reference/}. People write names their own way:
 * case, accents, hyphens and "St" for "Saint" make no difference.
 */
@Component
class Territories {

    private static final CSVFormat LIST = CSVFormat.RFC4180
            .builder()
            .setCommentMarker('#')
            .setHeader()
            .setSkipHeaderRecord(true)
            .get();

    private final Map<String, Set<String>> towns = new ConcurrentHashMap<>();

    /** @param territory a département, "44"; one without a list takes every town */
    boolean contains(String territory, String town) {
        ClassPathResource list = new ClassPathResource("reference/communes-" + territory + ".csv");
        return !list.exists()
                || towns.computeIfAbsent(territory, unread -> read(list)).contains(plain(town));
    }

    private static Set<String> read(ClassPathResource list) {
        try (Reader reader = new InputStreamReader(list.getInputStream(), StandardCharsets.UTF_8)) {
            return LIST.parse(reader).stream()
                    .map(row -> plain(row.get("name")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** "SAINTE Pazanne", "Ste-Pazanne" and "Sainte-Pazanne" are all "sainte pazanne". */
    static String plain(String town) {
        return Normalizer.normalize(town, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replace("œ", "oe")
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", " ")
                .strip()
                .replaceAll("\\bst(e?)\\b", "saint$1");
    }
}
