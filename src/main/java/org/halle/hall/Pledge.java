package org.halle.hall;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
 * @param again the withdrawn pledge that it makes again, the first of its line; null when it is new
 * @param kind what sort of funder it was then; null when it had not said
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
        @Nullable PledgeId again,
        @Column("funder_kind") @Nullable FunderKind kind,
        Money amount,
        Instrument instrument,
        LocalDate validUntil,
        @Column("conditions") String terms,
        Instant madeAt,
        @Nullable Instant withdrawnAt,
        @Nullable Boolean retained,
        @Version @Nullable Long version) {

    private static final Money MOST = Money.euros(50_000_000);
    private static final Money MOST_TOGETHER = Money.euros(500_000_000);
    private static final int FEWEST_FUNDERS = 2;
    private static final int MOST_FUNDERS = 100;
    private static final int MOST_CONDITIONS = 10;

    /** @throws Refused when it could never count */
    static Pledge made(
            RoundId round,
            OrganisationId funder,
            PersonId by,
            @Nullable PledgeId again,
            @Nullable FunderKind kind,
            MakePledge wanted,
            Instant at) {
        if (!wanted.amount().isPositive() || wanted.amount().compareTo(MOST) > 0) {
            throw new Refused("hall.refused.amount", MOST.euros());
        }
        if (wanted.validUntil().isBefore(LocalDate.ofInstant(at, HalleClock.PARIS))) {
            throw new Refused("hall.refused.valid-until");
        }
        if (wanted.conditions().size() > MOST_CONDITIONS) {
            throw new Refused("hall.refused.conditions-many", MOST_CONDITIONS);
        }
        wanted.conditions().forEach(condition -> require(condition, at));
        return new Pledge(
                PledgeId.random(),
                round,
                funder,
                by,
                again,
                kind,
                wanted.amount(),
                wanted.instrument(),
                wanted.validUntil(),
                Terms.written(wanted.conditions()),
                at,
                null,
                null,
                null);
    }

    private static void require(Condition condition, Instant at) {
        Instant last = condition.by();
        if (last != null && last.isBefore(at)) {
            throw new Refused("hall.refused.condition-by");
        }
        if (condition instanceof Condition.TotalAtLeast wanted
                && (!wanted.total().isPositive() || wanted.total().compareTo(MOST_TOGETHER) > 0)) {
            throw new Refused("hall.refused.condition-total", MOST_TOGETHER.euros());
        }
        if (condition instanceof Condition.FundersAtLeast wanted
                && (wanted.funders() < FEWEST_FUNDERS || wanted.funders() > MOST_FUNDERS)) {
            throw new Refused("hall.refused.condition-funders", FEWEST_FUNDERS, MOST_FUNDERS);
        }
        if (condition instanceof Condition.KindJoins wanted
                && !wanted.kind().equals(Condition.KindJoins.GUARANTOR)
                && FunderKind.of(wanted.kind()).isEmpty()) {
            throw new Refused("hall.refused.condition-kind", wanted.kind());
        }
    }

    /** @throws AlreadyDone when it was taken back before */
    Pledge withdraw(Instant at) {
        if (withdrawnAt != null) {
            throw new AlreadyDone("hall.done.pledge-withdrawn");
        }
        return new Pledge(
                id,
                round,
                funder,
                pledgedBy,
                again,
                kind,
                amount,
                instrument,
                validUntil,
                terms,
                madeAt,
                at,
                retained,
                version);
    }

    /** The round has closed, with it or without it. */
    Pledge settled(boolean firm) {
        return new Pledge(
                id,
                round,
                funder,
                pledgedBy,
                again,
                kind,
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

    boolean withdrawnBy(Instant moment) {
        return withdrawnAt != null && !withdrawnAt.isAfter(moment);
    }

    /** Under which id others may wait for it: made again, it is the one they know. */
    PledgeId standsAs() {
        return again == null ? id : again;
    }

    /** Whether the same funder promises again what it took back; it may be valid for longer. */
    boolean repeatedBy(OrganisationId by, MakePledge wanted) {
        return withdrawnAt != null
                && funder.equals(by)
                && amount.equals(wanted.amount())
                && instrument == wanted.instrument()
                && terms.equals(Terms.written(wanted.conditions()));
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
        return new TourDeTable.Offer(
                standsAs().toString(), funder.toString(), kinds(), amount, madeAt, ended, conditions());
    }

    private Set<String> kinds() {
        Set<String> kinds = new HashSet<>();
        if (kind != null) {
            kinds.add(kind.code());
        }
        if (instrument == Instrument.GARANTIE) {
            kinds.add(Condition.KindJoins.GUARANTOR);
        }
        return kinds;
    }
}
