package org.halle.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.halle.DatabaseTest;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.VentureId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

@DatabaseTest
class ImpactDatabaseTest {

    private static final Instant NOW = Instant.parse("2026-06-15T08:00:00Z");

    @Autowired
    private Indicators indicators;

    @Autowired
    private Measurements measurements;

    private final ProgrammeId programme = ProgrammeId.random();
    private final VentureId venture = VentureId.random();

    @Test
    void keepsSeriesAsTheyWereRecorded() {
        Indicator indicator = indicator();
        Measurement first = measurements.save(entry(indicator, "2000", null));
        Measurement second = measurements.save(entry(indicator, "199.5", first.id()));

        assertThat(indicators.findByVentureOrderByPlaceAscNameAsc(venture)).containsExactly(indicator);
        assertThat(indicators.findByProgrammeOrderByName(programme)).containsExactly(indicator);
        assertThat(measurements.findByIndicatorInOrderById(List.of(indicator.id())))
                .containsExactly(first, second);
        assertThat(measurements.ofProgramme(programme)).containsExactly(first, second);
        assertThat(measurements.existsByCorrects(first.id())).isTrue();
        assertThat(measurements.existsByCorrects(second.id())).isFalse();
    }

    @Test
    void correctsAnEntryOnce() {
        Indicator indicator = indicator();
        Measurement first = measurements.save(entry(indicator, "2000", null));
        measurements.save(entry(indicator, "200", first.id()));
        Measurement again = entry(indicator, "201", first.id());
        assertThatThrownBy(() -> measurements.save(again)).isInstanceOf(DataIntegrityViolationException.class);
    }

    private Indicator indicator() {
        return indicators.save(Indicator.of(programme, venture, "Habitants", "personnes", new BigDecimal("520")));
    }

    private static Measurement entry(Indicator indicator, String amount, Long corrects) {
        return new Measurement(
                null,
                indicator.id(),
                Point.M6,
                new BigDecimal(amount),
                LocalDate.of(2026, 6, 1),
                "Registre",
                PersonId.random(),
                NOW,
                corrects);
    }
}
