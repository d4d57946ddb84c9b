package org.halle.hall;

import java.util.List;
import org.halle.kernel.Money;

/**
 * How far a round has come, without saying who brought what.
 *
 * @param conditional what stands and still waits for something
 * @param funders how many funders' pledges stand
 */
public record Progress(Money target, Money firm, Money conditional, int funders) {

    private static final int WHOLE = 100;

    static Progress of(Money target, List<Pledge> pledges, TourDeTable.Result table) {
        Money conditional = Money.ZERO;
        for (Pledge pledge : pledges) {
            if (table.isWaiting(pledge)) {
                conditional = conditional.plus(pledge.amount());
            }
        }
        int funders = (int) pledges.stream()
                .filter(pledge -> !pledge.withdrawn())
                .map(Pledge::funder)
                .distinct()
                .count();
        return new Progress(target, table.firmTotal(), conditional, funders);
    }

    /** How much of the target is firm, in percent. */
    public int percent() {
        return target.isPositive() ? (int) Math.min(999, firm.cents() * WHOLE / target.cents()) : 0;
    }
}
