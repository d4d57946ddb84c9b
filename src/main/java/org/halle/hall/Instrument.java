package org.halle.hall;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A form of funding. */
public enum Instrument {
    PRET,
    GARANTIE,
    SUBVENTION,
    FONDS_PROPRES,
    QUASI_FONDS_PROPRES,
    DON;

    /** As it stands in forms and files: {@code fonds-propres}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Key of its name in the message files. */
    public String label() {
        return "hall.instrument." + code();
    }

    public static Optional<Instrument> of(String code) {
        return Arrays.stream(values())
                .filter(instrument -> instrument.code().equals(code.strip()))
                .findFirst();
    }
}
