package org.halle.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Under which law an organisation exists. */
public enum LegalStatus {
    ASSOCIATION(true),
    SCOP(true),
    SCIC(true),
    SAS_ESUS(true),
    COOPERATIVE(true),
    SARL(false),
    SAS(false),
    COLLECTIVITE(false),
    UNIVERSITE(false),
    FONDATION(true),
    MUTUELLE(true),
    AUTRE(false);

    private final boolean ess;

    LegalStatus(boolean ess) {
        this.ess = ess;
    }

    /** Whether it belongs to the social economy by its status (law of 31 July 2014, article 1). */
    public boolean ess() {
        return ess;
    }

    /** As it stands in forms, files and decision tables: {@code sas-esus}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Key of its name in the message files. */
    public String label() {
        return "people.legal-status." + code();
    }

    public static Optional<LegalStatus> of(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code().equals(code.strip()))
                .findFirst();
    }
}
