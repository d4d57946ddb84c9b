package org.halle.hall;

import org.jspecify.annotations.Nullable;

/**
 * What of a hall is asked for.
 *
 * @param challenge only those about this challenge; null for all
 * @param instrument only those that can take this form of funding; null for all
 * @param suiting only those that match the reader's own profile
 */
public record HallFilter(@Nullable String challenge, @Nullable Instrument instrument, boolean suiting) {

    public static final HallFilter ALL = new HallFilter(null, null, false);

    boolean passes(DossierCard card) {
        return (challenge == null || challenge.equals(card.dossier().challenge()))
                && (instrument == null || card.dossier().instruments().contains(instrument))
                && (!suiting || card.suits() || card.asked());
    }

    public boolean active() {
        return !equals(ALL);
    }
}
