package org.halle.hall;

import java.time.LocalDate;
import java.util.List;
import org.halle.kernel.Money;

/**
 * What a funder promises.
 *
 * @param validUntil the last day on which the promise stands
 * @param conditions none for a promise without conditions
 */
public record MakePledge(Money amount, Instrument instrument, LocalDate validUntil, List<Condition> conditions) {}
