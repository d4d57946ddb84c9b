package org.halle.hall;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a funder thinks of a dossier after reading it. */
public enum Interest {
    NONE,
    MAYBE,
    STRONG;

    /** As it stands in the form. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the funder is asked for a pledge: whoever hesitates is, too. */
    public boolean goesOn() {
        return this != NONE;
    }

    public static Optional<Interest> of(String code) {
        return Arrays.stream(values())
                .filter(interest -> interest.code().equals(code))
                .findFirst();
    }
}
