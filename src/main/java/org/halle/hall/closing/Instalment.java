package org.halle.hall.closing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.halle.kernel.Money;
import org.halle.kernel.Refused;
import org.jspecify.annotations.Nullable;

/**
 * A payment that a funder promises: on a day, or once something is reached.
 *
 * @param on the day; null when it waits for a milestone
 * @param milestone what must be reached; empty when it has its day
 */
public record Instalment(Money amount, @Nullable LocalDate on, String milestone) {

    private static final int MOST = 4;
    private static final int LONGEST_YEARS = 5;
    private static final int LONGEST_MILESTONE = 200;

    /**
     * Checks a plan of payments.
     *
     * @throws Refused when it does not add up to the amount, or says neither when nor for what
     */
    static List<Instalment> required(List<Instalment> plan, Money amount, LocalDate today) {
        if (plan.isEmpty() || plan.size() > MOST) {
            throw new Refused("closing.refused.tranches", MOST);
        }
        List<Instalment> clean = new ArrayList<>();
        Money sum = Money.ZERO;
        for (Instalment one : plan) {
            int number = clean.size() + 1;
            if (!one.amount().isPositive()) {
                throw new Refused("closing.refused.amount", number);
            }
            String milestone = one.milestone().strip();
            LocalDate on = one.on();
            if ((on == null) == milestone.isEmpty()) {
                throw new Refused("closing.refused.when", number);
            }
            if (milestone.length() > LONGEST_MILESTONE) {
                throw new Refused("closing.refused.milestone-long", number, LONGEST_MILESTONE);
            }
            if (on != null && (on.isBefore(today) || on.isAfter(today.plusYears(LONGEST_YEARS)))) {
                throw new Refused("closing.refused.day", number, LONGEST_YEARS);
            }
            sum = sum.plus(one.amount());
            clean.add(new Instalment(one.amount(), on, milestone));
        }
        if (sum.compareTo(amount) != 0) {
            throw new Refused("closing.refused.sum", sum.euros(), amount.euros());
        }
        return clean;
    }
}
