package org.halle.hall;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What sort of funder an organisation is. */
public enum FunderKind {
    FONDATION,
    BANQUE_ETHIQUE,
    RESEAU_FINANCE_SOLIDAIRE,
    FONDS_REGIONAL,
    COLLECTIVITE,
    FINANCEMENT_PARTICIPATIF,
    BUSINESS_ANGELS,
    BANQUE_PUBLIQUE,
    MUTUELLE_ASSURANCE,
    EPARGNE_SOLIDAIRE,
    AGENCE_PUBLIQUE,
    FONDS_DE_DOTATION,
    AUTRE;

    /** As it stands in forms and files: {@code banque-ethique}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Key of its name in the message files. */
    public String label() {
        return "hall.funder-kind." + code();
    }

    public static Optional<FunderKind> of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code().equals(code.strip()))
                .findFirst();
    }
}
