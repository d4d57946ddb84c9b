package org.halle.studio.rehearsal;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From one number to another, both included: {@code 1..5}, {@code -3..0}; one number alone is both. */
public record Range(double from, double to) {

    private static final Pattern WRITTEN =
            Pattern.compile("(-?\\d+(?:\\.\\d+)?)(?:\\s*\\.\\.\\s*(-?\\d+(?:\\.\\d+)?))?");

    static Optional<Range> parse(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            return Optional.empty();
        }
        double from = new BigDecimal(written.group(1)).doubleValue();
        double to = written.group(2) == null ? from : new BigDecimal(written.group(2)).doubleValue();
        return from <= to ? Optional.of(new Range(from, to)) : Optional.empty();
    }

    /** @param part of the way from one end to the other, 0 to 1 */
    public double at(double part) {
        return from + (to - from) * part;
    }
}
