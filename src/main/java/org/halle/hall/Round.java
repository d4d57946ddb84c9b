package org.halle.hall;

import java.time.Instant;
import java.util.Locale;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.DossierId;
import org.halle.kernel.Money;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.RoundId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The tour de table of one dossier: while it is open funders pledge; when it ends, what is firm is what the project
 * gets. It ends by its target, its deadline or a decision; a step of the diagram then closes the books.
 *
 * @param target what must be firm for it to be funded
 * @param closesAt the first instant at which a pledge comes too late
 * @param ending why it ended; null while it goes on
 * @param endedAt to which moment its pledges count
 * @param decidedBy who ended it by decision
 * @param firm what was firm after the last pledge or withdrawal and, at last, when its books were closed; dates that
 *     pass in between change what is firm without anybody doing something, and pages look afresh
 */
@Table("funding_round")
public record Round(
        @Id RoundId id,
        ProgrammeId programme,
        DossierId dossier,
        Money target,
        Instant closesAt,
        State state,
        @Nullable Instant openedAt,
        @Nullable Ending ending,
        @Nullable Instant endedAt,
        @Nullable PersonId decidedBy,
        Money firm,
        @Version @Nullable Long version) {

    /** Where a round stands. */
    public enum State {
        /** Its dossier is being written. */
        PREPARING,
        OPEN,
        FUNDED,
        PARTLY,
        UNFUNDED;

        public boolean closed() {
            return this != PREPARING && this != OPEN;
        }

        /** As the diagram reads it: "funded", "partly", "unfunded". */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why a round ended. */
    public enum Ending {
        TARGET,
        DEADLINE,
        DECISION;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Round prepared(ProgrammeId programme, DossierId dossier, Instant closesAt) {
        return new Round(
                RoundId.random(),
                programme,
                dossier,
                Money.ZERO,
                closesAt,
                State.PREPARING,
                null,
                null,
                null,
                null,
                Money.ZERO,
                null);
    }

    /** Opens it for what the dossier asks; open already, it stays as it is. */
    Round open(Money wanted, Instant at) {
        return state == State.PREPARING ? with(wanted, closesAt, State.OPEN, at, null, null, null, firm) : this;
    }

    /** Whether a pledge, a withdrawal or a question comes in time. */
    public boolean openAt(Instant moment) {
        return state == State.OPEN && ending == null && moment.isBefore(closesAt);
    }

    /** @throws Refused when it comes too early or too late */
    void requireOpen(Instant moment) {
        if (state == State.PREPARING) {
            throw new Refused("hall.refused.round-not-open");
        }
        if (!openAt(moment)) {
            throw new Refused("hall.refused.round-closed");
        }
    }

    /** Somebody pledged or withdrew: so much is firm now. */
    Round tallied(Money gathered) {
        return with(target, closesAt, state, openedAt, ending, endedAt, decidedBy, gathered);
    }

    /** Enough is firm: it ends here. */
    Round reached(Instant at) {
        requireOpen(at);
        return with(target, closesAt, state, openedAt, Ending.TARGET, at, null, firm);
    }

    /** Somebody ends it with what is there. */
    Round decided(PersonId by, Instant at) {
        if (state.closed() || ending != null) {
            throw new AlreadyDone("hall.done.round-closed");
        }
        if (state == State.PREPARING) {
            throw new Refused("hall.refused.round-not-open");
        }
        return with(target, closesAt, state, openedAt, Ending.DECISION, asOf(at), by, firm);
    }

    /** Closes its books with what is firm; closed already, it stays as it is. */
    Round close(Money gathered, Instant at) {
        if (state.closed()) {
            return this;
        }
        State end = State.PARTLY;
        if (!gathered.isPositive()) {
            end = State.UNFUNDED;
        } else if (gathered.compareTo(target) >= 0) {
            end = State.FUNDED;
        }
        return with(
                target,
                closesAt,
                end,
                openedAt,
                ending == null ? Ending.DEADLINE : ending,
                asOf(at),
                decidedBy,
                gathered);
    }

    /** Moves the end; one that is over keeps its own. */
    Round movedTo(Instant end) {
        return state.closed() || ending != null
                ? this
                : with(target, end, state, openedAt, ending, endedAt, decidedBy, firm);
    }

    /** The moment to which its pledges are evaluated: what comes after the end counts no more. */
    public Instant asOf(Instant now) {
        if (endedAt != null) {
            return endedAt;
        }
        return now.isBefore(closesAt) ? now : closesAt;
    }

    private Round with(
            Money target,
            Instant closesAt,
            State state,
            @Nullable Instant openedAt,
            @Nullable Ending ending,
            @Nullable Instant endedAt,
            @Nullable PersonId decidedBy,
            Money firm) {
        return new Round(
                id, programme, dossier, target, closesAt, state, openedAt, ending, endedAt, decidedBy, firm, version);
    }
}
