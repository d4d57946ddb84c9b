package org.halle.cohort;

import org.halle.kernel.Refused;

/**
 * How many sessions a venture has held of those the programme asks for.
 *
 * @param collectiveHeld collective sessions attended or made up for
 * @param individualHeld individual sessions held or made up for
 */
public record Quota(int collectiveHeld, int collectiveAsked, int individualHeld, int individualAsked) {

    public boolean met() {
        return missingCollective() == 0 && missingIndividual() == 0;
    }

    public int missingCollective() {
        return Math.max(0, collectiveAsked - collectiveHeld);
    }

    public int missingIndividual() {
        return Math.max(0, individualAsked - individualHeld);
    }

    /** Message key of the reason in words; its arguments are {@link #arguments()}. */
    public String reason() {
        if (met()) {
            return "cohort.quota.met";
        }
        if (missingIndividual() == 0) {
            return "cohort.quota.collective-missing";
        }
        return missingCollective() == 0 ? "cohort.quota.individual-missing" : "cohort.quota.both-missing";
    }

    /** Held and asked of each kind, then what is missing of each. */
    public Object[] arguments() {
        return new Object[] {
            collectiveHeld, collectiveAsked, individualHeld, individualAsked, missingCollective(), missingIndividual()
        };
    }

    void requireMet() {
        if (!met()) {
            throw new Refused(reason(), arguments());
        }
    }
}
