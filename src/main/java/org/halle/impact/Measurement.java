package org.halle.impact;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.halle.kernel.IndicatorId;
import org.halle.kernel.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One measure of an indicator: an entry that is added and never changed. A mistake is mended by another entry that names
 * the one it corrects.
 *
 * @param measuredOn the last day counted
 * @param source where the figure comes from
 * @param corrects the entry it stands instead of; null for a first measure
 */
@Table("measurement")
public record Measurement(
        @Id @Nullable Long id,
        IndicatorId indicator,
        Point point,
        BigDecimal amount,
        LocalDate measuredOn,
        String source,
        PersonId recordedBy,
        Instant recordedAt,
        @Nullable Long corrects) {

    public Measurement {
        amount = Figures.plain(amount);
    }
}
