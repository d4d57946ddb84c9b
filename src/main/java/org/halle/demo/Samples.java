package org.halle.demo;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.ClassPathResource;

/** The sample data, all of it fictional: {@code sample/*.csv}, RFC 4180, lists separated by semicolons. */
final class Samples {

    /** One application, with the partners it names and when it was handed in. */
    record SampleApplication(Map<String, String> row, List<SamplePartner> partners, OffsetDateTime submittedAt) {

        String get(String column) {
            return field(row, column);
        }

        String reference() {
            return get("reference");
        }
    }

    record SamplePartner(String organisation, String status, String email) {}

    record SampleJuror(
            String name, String organisation, String email, List<String> expertise, List<String> conflicts) {}

    record SampleFunder(Map<String, String> row) {

        String get(String column) {
            return field(row, column);
        }

        List<String> list(String column) {
            return "*".equals(get(column)) ? List.of() : split(get(column));
        }
    }

    final List<SampleApplication> applications;
    final List<SampleJuror> jurors;
    final List<SampleFunder> funders;
    /** Marks and comment by "reference/juror's e-mail". */
    final Map<String, Map<String, String>> scores = new HashMap<>();

    Samples() {
        applications = read("applications").stream().map(Samples::application).toList();
        jurors = read("jurors").stream()
                .map(row -> new SampleJuror(
                        field(row, "name"),
                        field(row, "organisation"),
                        field(row, "email"),
                        split(field(row, "expertise")),
                        split(field(row, "conflicts"))))
                .toList();
        funders = read("funders").stream().map(SampleFunder::new).toList();
        read("scores").forEach(row -> scores.put(row.get("reference") + "/" + row.get("juror_email"), row));
    }

    /** The file of the cohorts of before, as a manager would send it. */
    byte[] past() {
        try {
            return new ClassPathResource("sample/past-cohorts.csv").getContentAsByteArray();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static SampleApplication application(Map<String, String> row) {
        List<SamplePartner> partners = new ArrayList<>();
        for (String partner : split(field(row, "partners"))) {
            String[] parts = partner.split("\\|");
            partners.add(new SamplePartner(parts[0], parts[1], parts[2]));
        }
        return new SampleApplication(row, partners, OffsetDateTime.parse(field(row, "submitted_at")));
    }

    private static List<Map<String, String>> read(String name) {
        try (Reader file = new InputStreamReader(
                new ClassPathResource("sample/" + name + ".csv").getInputStream(), StandardCharsets.UTF_8)) {
            return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(file).stream()
                    .map(CSVRecord::toMap)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String field(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static List<String> split(String list) {
        return list.isBlank()
                ? List.of()
                : Arrays.stream(list.split(";")).map(String::strip).toList();
    }
}
