package org.halle.impact;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A line of a cohort that was over before Halle: a venture, and one of its indicators.
 *
 * @param programme into which it was imported
 * @param legalStatus code of its status when it entered
 * @param indicator empty when nothing was measured
 */
@Table("past_measure")
public record PastMeasure(
        @Id @Nullable Long id,
        ProgrammeId programme,
        String cohort,
        LocalDate enteredOn,
        String venture,
        String organisation,
        String legalStatus,
        String town,
        boolean graduated,
        String indicator,
        String unit,
        @Nullable BigDecimal baseline,
        @Nullable BigDecimal atEnd,
        @Nullable BigDecimal m6,
        @Nullable BigDecimal m12,
        @Nullable BigDecimal m24,
        String source,
        PersonId importedBy,
        Instant importedAt) {

    /** What was measured, by when. */
    Map<Point, BigDecimal> figures() {
        Map<Point, BigDecimal> figures = new EnumMap<>(Point.class);
        put(figures, Point.BASELINE, baseline);
        put(figures, Point.END, atEnd);
        put(figures, Point.M6, m6);
        put(figures, Point.M12, m12);
        put(figures, Point.M24, m24);
        return figures;
    }

    private static void put(Map<Point, BigDecimal> figures, Point point, @Nullable BigDecimal figure) {
        if (figure != null) {
            figures.put(point, Figures.plain(figure));
        }
    }
}
