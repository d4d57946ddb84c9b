package org.halle.call;

import java.util.Locale;

/** What the jury decided on an application. */
public enum Decision {
    ACCEPTED,
    WAITING,
    REFUSED;

    /** As the diagram reads it: "accepted". */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
