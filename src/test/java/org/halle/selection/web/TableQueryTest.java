package org.halle.selection.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.halle.call.Decision;
import org.halle.people.LegalStatus;
import org.halle.selection.SelectionRegister.RankedLine;
import org.halle.selection.Statistics;
import org.junit.jupiter.api.Test;

class TableQueryTest {

    private final RankedLine first =
            line("AC26-002", "Vélos pour tous", "Nantes", "mobilites", LegalStatus.SCOP, 2, 1, 3.0, 3.2);
    private final RankedLine second =
            line("AC26-001", "Haies et chaleur", "Rezé", "reemploi", LegalStatus.ASSOCIATION, 1, 2, 1.0, 5.0);
    private final List<RankedLine> table = List.of(first, second);

    @Test
    void showsTheListInItsOwnOrderWhenNothingIsAsked() {
        TableQuery query = TableQuery.of(Map.of("places", "1"));

        assertThat(query.of(table)).containsExactly(first, second);
        assertThat(query.isWhole()).isTrue();
        assertThat(query.query()).isEmpty();
    }

    @Test
    void sorts() {
        assertThat(sorted("rank")).containsExactly(second, first);
        assertThat(sorted("corrected")).containsExactly(first, second);
        assertThat(sorted("deviation")).containsExactly(second, first);
        assertThat(sorted("reference")).containsExactly(second, first);
        assertThat(sorted("drop table")).containsExactly(first, second);
    }

    @Test
    void filters() {
        assertThat(asked("theme", "reemploi")).containsExactly(second);
        assertThat(asked("town", "Nantes")).containsExactly(first);
        assertThat(asked("legal", "scop")).containsExactly(first);
        assertThat(asked("state", "accepted")).isEqualTo(table);
        assertThat(asked("state", "none")).isEmpty();
        assertThat(asked("split", "true")).containsExactly(second);
        assertThat(asked("find", "VÉLOS")).containsExactly(first);
        assertThat(TableQuery.of(Map.of("find", "x")).isWhole()).isFalse();
    }

    @Test
    void keepsItselfInAnAddress() {
        assertThat(TableQuery.of(Map.of("find", "haies & chaleur", "sort", "rank"))
                        .query())
                .isEqualTo("?sort=rank&find=haies%20%26%20chaleur");
    }

    private List<RankedLine> sorted(String sort) {
        return asked("sort", sort);
    }

    private List<RankedLine> asked(String name, String value) {
        return TableQuery.of(Map.of(name, value)).of(table);
    }

    private static RankedLine line(
            String reference,
            String title,
            String town,
            String challenge,
            LegalStatus status,
            int rank,
            int correctedRank,
            double... scores) {
        List<Double> given = java.util.Arrays.stream(scores).boxed().toList();
        return new RankedLine(
                SampleLines.application(reference, title, town, challenge),
                "Porteur",
                status,
                rank,
                scores.length,
                Statistics.of(given),
                given,
                4.0 - correctedRank,
                correctedRank,
                Decision.ACCEPTED,
                "",
                false,
                null);
    }
}
