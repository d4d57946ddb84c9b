package org.halle.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.halle.engine.Decisions.Ruling;
import org.halle.engine.Diagrams;
import org.halle.kernel.Money;
import org.halle.kernel.OrganisationId;
import org.halle.people.LegalStatus;
import org.halle.people.Organisation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sixty sample applications, judged by the real table, come out as the sample says. */
class EligibilityTest {

    private static final Path SAMPLE = Path.of("src/main/resources/sample/applications.csv");
    private static final Instant CLOSES =
            OffsetDateTime.parse("2026-03-31T18:00:00+02:00").toInstant();
    private static final Diagrams DIAGRAMS = Diagrams.of();

    private final Territories territories = new Territories();

    @AfterAll
    static void close() {
        DIAGRAMS.close();
    }

    static Stream<CSVRecord> applications() throws IOException {
        try (Reader file = Files.newBufferedReader(SAMPLE)) {
            return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(file).stream()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("applications")
    void judgesTheSampleAsExpected(CSVRecord row) {
        Ruling ruling = DIAGRAMS.decisions().ask(Eligibility.RULES, facts(row).named());

        assertThat(List.of(ruling.text("outcome"), ruling.text("reason")))
                .as(row.get("reference"))
                .containsExactly(row.get("expected_eligibility"), row.get("expected_reason"));
    }

    private Facts facts(CSVRecord row) {
        Organisation lead = organisation(row.get("lead_legal_status"));
        List<Organisation> partners = Arrays.stream(row.get("partners").split(";"))
                .filter(partner -> !partner.isEmpty())
                .map(partner -> organisation(partner.split("\\|")[1]))
                .toList();
        boolean inTerritory = territories.contains("44", row.get("town"));
        Instant handedIn = OffsetDateTime.parse(row.get("submitted_at")).toInstant();
        return Facts.of(content(row), !handedIn.isBefore(CLOSES), CLOSES, inTerritory, lead, partners, 1);
    }

    private static Content content(CSVRecord row) {
        return new Content(
                row.get("title"),
                row.get("challenge"),
                row.get("summary"),
                row.get("needs"),
                row.get("town"),
                row.get("founded_on").isEmpty() ? null : LocalDate.parse(row.get("founded_on")),
                null,
                row.get("stage"),
                Boolean.parseBoolean(row.get("rd_activity")),
                euros(row.get("budget_eur")),
                euros(row.get("funding_need_eur")),
                row.get("impact_indicator"),
                number(row.get("impact_baseline")),
                number(row.get("impact_target")));
    }

    private static Organisation organisation(String status) {
        return new Organisation(
                OrganisationId.random(), status, LegalStatus.of(status).orElseThrow(), null, null);
    }

    private static Money euros(String amount) {
        return amount.isEmpty() ? null : Money.euros(Long.parseLong(amount));
    }

    private static BigDecimal number(String figure) {
        return figure.isEmpty() ? null : new BigDecimal(figure);
    }
}
