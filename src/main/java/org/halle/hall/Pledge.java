package org.halle.hall;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Money;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.PledgeId;
import org.halle.kernel.Refused;
import org.halle.kernel.RoundId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What a funder promises to a round. Never changed: another promise is another pledge.
 *
 * @param funder the organisation that promises
 * @param pledgedBy the person who did so in its name
 * @param validUntil the last day on which it stands
 * @param terms its conditions, as {@link Terms} writes them
 * @param withdrawnAt when it was taken back; null while it stands
 * @param retained whether it was firm when the round closed; null before
 */
@Table("pledge")
public record Pledge(
        @Id PledgeId id,
        RoundId round,
        OrganisationId funder,
        PersonId pledgedBy,
        Money amount,
        Instrument instrument,
        LocalDate validUntil,
        @Column("conditions") String terms,
        Instant madeAt,
        @Nullable Instant withdrawnAt,
        @Nullable Boolean retained,
        @Version @Nullable Long version) {

    private static final Money MOST = Money.euros(50_000_000);

    /** @throws Refused when it could never count */
    static Pledge made(RoundId round, OrganisationId funder, PersonId by, MakePledge wanted, Instant at) {
        if (!wanted.amount().isPositive() || wanted.amount().compareTo(MOST) > 0) {
            throw new Refused("hall.refused.amount", MOST.euros());
        }
        if (wanted.validUntil().isBefore(LocalDate.ofInstant(at, HalleClock.PARIS))) {
            throw new Refused("hall.refused.valid-until");
        }
        for (Condition condition : wanted.conditions()) {
            Instant last = condition.by();
            if (last != null && last.isBefore(at)) {
                throw new Refused("hall.refused.condition-by");
            }
            if (condition instanceof Condition.TotalAtLeast total
                    && !total.total().isPositive()) {
                throw new Refused("hall.refused.condition-total");
            }
        }
        return new Pledge(
                PledgeId.random(),
                round,
                funder,
                by,
                wanted.amount(),
                wanted.instrument(),
                wanted.validUntil(),
                Terms.written(wanted.conditions()),
                at,
                null,
                null,
                null);
    }

    /** @throws AlreadyDone when it was taken back before */
    Pledge withdraw(Instant at) {
        if (withdrawnAt != null) {
            throw new AlreadyDone("hall.done.pledge-withdrawn");
        }
        return new Pledge(
                id, round, funder, pledgedBy, amount, instrument, validUntil, terms, madeAt, at, retained, version);
    }

    /** The round has closed, with it or without it. */
    Pledge settled(boolean firm) {
        return new Pledge(
                id,
                round,
                funder,
                pledgedBy,
                amount,
                instrument,
                validUntil,
                terms,
                madeAt,
                withdrawnAt,
                firm,
                version);
    }

    public List<Condition> conditions() {
        return Terms.read(terms);
    }

    public boolean withdrawn() {
        return withdrawnAt != null;
    }

    /** Whether the same funder promises the very same again: sent twice, it is one pledge. */
    boolean sameAs(OrganisationId by, MakePledge wanted) {
        return withdrawnAt == null
                && funder.equals(by)
                && amount.equals(wanted.amount())
                && instrument == wanted.instrument()
                && validUntil.equals(wanted.validUntil())
                && terms.equals(Terms.written(wanted.conditions()));
    }

    /** As it counts at the table: until it is withdrawn, or its last day in Paris is over. */
    TourDeTable.Offer offer() {
        Instant runsOut = validUntil.plusDays(1).atStartOfDay(HalleClock.PARIS).toInstant();
        Instant ended = withdrawnAt != null && withdrawnAt.isBefore(runsOut) ? withdrawnAt : runsOut;
        return new TourDeTable.Offer(id, funder, amount, madeAt, ended, conditions());
    }
}
