package org.halle.hall;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which funders may open a document of a dossier; the project and the programme's team always may. */
public enum Readership {
    /** Whoever was asked to read the dossier. */
    ASKED,
    /** Those whom the project names. */
    NAMED,
    /** Those whose pledge stands. */
    PLEDGED;

    /** As it stands in forms: {@code pledged}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Key of its name in the message files. */
    public String label() {
        return "hall.readership." + code();
    }

    public static Optional<Readership> of(String code) {
        return Arrays.stream(values())
                .filter(one -> one.code().equals(code.strip()))
                .findFirst();
    }
}
