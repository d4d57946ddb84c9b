package org.halle.hall;

import org.halle.kernel.DossierId;
import org.halle.kernel.Money;

/** A round that has come to a state, as the diagrams' tests need it. */
public final class RoundInState {

    private RoundInState() {}

    public static Round of(Round.State state) {
        Round open = HallCases.round(DossierId.random(), 100);
        return switch (state) {
            case PREPARING -> Round.prepared(HallCases.PROGRAMME, DossierId.random(), HallCases.CLOSES);
            case OPEN -> open;
            case FUNDED -> open.close(Money.euros(100), HallCases.NOW);
            case PARTLY -> open.close(Money.euros(60), HallCases.NOW);
            case UNFUNDED -> open.close(Money.ZERO, HallCases.NOW);
        };
    }
}
