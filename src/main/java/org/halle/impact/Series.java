package org.halle.impact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An indicator and all that was ever recorded of it.
 *
 * @param entries every entry, corrected ones too, in the order they were recorded
 */
public record Series(Indicator indicator, List<Measurement> entries) {

    private static final int HUNDRED = 100;

    /** The measures that stand: those that no later entry corrects, by the day they were measured on. */
    public List<Measurement> standing() {
        Set<Long> corrected = entries.stream()
                .map(Measurement::corrects)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return entries.stream()
                .filter(entry -> !corrected.contains(entry.id()))
                .sorted(Comparator.comparing(Measurement::measuredOn).thenComparing(Measurement::point))
                .toList();
    }

    /** Whether a later entry stands instead of this one. */
    public boolean corrected(Measurement entry) {
        return entries.stream().anyMatch(other -> Objects.equals(other.corrects(), entry.id()));
    }

    public Optional<Measurement> at(Point point) {
        return standing().stream().filter(entry -> entry.point() == point).findFirst();
    }

    public Optional<Measurement> baseline() {
        return at(Point.BASELINE);
    }

    /** The last measure that is no baseline. */
    public Optional<Measurement> latest() {
        return standing().stream()
                .filter(entry -> entry.point() != Point.BASELINE)
                .reduce((earlier, later) -> later);
    }

    /** From the baseline to the latest measure; null while there are not two. */
    public @Nullable BigDecimal change() {
        return baseline()
                .flatMap(from -> latest().map(to -> Figures.plain(to.amount().subtract(from.amount()))))
                .orElse(null);
    }

    /** The same in percent of the baseline, rounded; null when there is none, or it was nothing. */
    public @Nullable BigDecimal changePercent() {
        BigDecimal change = change();
        Measurement from = baseline().orElse(null);
        if (change == null || from == null || from.amount().signum() == 0) {
            return null;
        }
        return change.multiply(BigDecimal.valueOf(HUNDRED)).divide(from.amount(), 0, RoundingMode.HALF_UP);
    }
}
