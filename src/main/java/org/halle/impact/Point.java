package org.halle.impact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** When in a venture's life an indicator is measured. */
public enum Point {
    BASELINE,
    END,
    M6,
    M12,
    M24;

    /** As the diagrams name it in the task property {@code point}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Key of its name in the message files. */
    public String label() {
        return "impact.point." + code();
    }

    public static Optional<Point> of(String code) {
        return Arrays.stream(values())
                .filter(point -> point.code().equals(code))
                .findFirst();
    }
}
