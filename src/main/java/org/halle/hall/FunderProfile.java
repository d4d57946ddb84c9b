package org.halle.hall;

import java.util.Set;
import org.halle.kernel.Money;

/**
 * What a funder says of itself.
 *
 * @param challenges empty for all
 * @param stages empty for all
 * @param ownSteps key of the process of its own that comes before its pledges; empty for none
 */
public record FunderProfile(
        FunderKind kind,
        Set<Instrument> instruments,
        Money ticketMin,
        Money ticketMax,
        Set<String> challenges,
        Set<String> stages,
        int decisionDays,
        String terms,
        String ownSteps) {}
