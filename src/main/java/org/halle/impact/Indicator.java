package org.halle.impact;

import java.math.BigDecimal;
import org.halle.kernel.IndicatorId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.VentureId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What a venture counts to know what it changes.
 *
 * @param unit "personnes par an"; empty when its name says it all
 * @param place 1 for the one that the application named; tasks ask for it
 * @param target what the application hoped to reach; null when it said nothing
 */
@Table("indicator")
public record Indicator(
        @Id IndicatorId id,
        ProgrammeId programme,
        VentureId venture,
        String name,
        String unit,
        @Nullable BigDecimal target,
        int place,
        @Version @Nullable Long version) {

    public Indicator {
        target = target == null ? null : Figures.plain(target);
    }

    static Indicator of(
            ProgrammeId programme, VentureId venture, String name, String unit, @Nullable BigDecimal target) {
        return new Indicator(IndicatorId.random(), programme, venture, name, unit.strip(), target, 1, null);
    }

    /** One more, which nobody asked for. */
    Indicator at(int nextPlace) {
        return new Indicator(id, programme, venture, name, unit, target, nextPlace, version);
    }

    /** Names the unit when a measure says it and nobody had. */
    Indicator countedIn(String newUnit) {
        return unit.isEmpty() && !newUnit.isBlank()
                ? new Indicator(id, programme, venture, name, newUnit.strip(), target, place, version)
                : this;
    }
}
