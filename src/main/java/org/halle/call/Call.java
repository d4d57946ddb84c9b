package org.halle.call;

import java.time.Instant;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.CallId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A call for applications. It takes them from {@code opensAt} until just before {@code closesAt}: whoever comes at that
 * very instant comes too late. A rolling call goes on; whoever comes at that instant is in its next batch.
 *
 * @param slug its name in addresses, never changed
 * @param signaturePercent share of the partners who must have signed before an application counts
 * @param rolling month by month; null for a call with a deadline
 * @param batchOf the rolling call whose batch this one keeps; null for others
 */
@Table("open_call")
public record Call(
        @Id CallId id,
        @Column("programme_id") ProgrammeId programme,
        String slug,
        String title,
        State state,
        Instant opensAt,
        Instant closesAt,
        int signaturePercent,
        @Embedded.Nullable @Nullable Rolling rolling,
        @Column("batch_of") @Nullable CallId batchOf,
        @Version @Nullable Long version) {

    /** How far a call has come. */
    public enum State {
        PLANNED,
        OPEN,
        CLOSED
    }

    /** A call with a deadline. */
    public Call(
            CallId id,
            ProgrammeId programme,
            String slug,
            String title,
            State state,
            Instant opensAt,
            Instant closesAt,
            int signaturePercent,
            @Nullable Long version) {
        this(id, programme, slug, title, state, opensAt, closesAt, signaturePercent, null, null, version);
    }

    static Call planned(
            CallId id,
            ProgrammeId programme,
            String slug,
            String title,
            Instant opensAt,
            Instant closesAt,
            int signaturePercent) {
        requireOrder(opensAt, closesAt);
        return new Call(id, programme, slug, title, State.PLANNED, opensAt, closesAt, signaturePercent, null);
    }

    /** It goes on, month by month from its first closing. */
    Call goingOn() {
        return with(state, opensAt, closesAt, Rolling.from(closesAt), batchOf);
    }

    /** Whether it goes on after {@code closesAt}, which is then the end of a batch and not of the call. */
    public boolean endless() {
        return rolling != null && !rolling.last();
    }

    /**
     * The end of the batch to which an application belongs that comes in at that instant; for a call with a deadline,
     * the deadline.
     */
    public Instant batchFor(Instant at) {
        Instant cut = closesAt;
        while (rolling != null && !rolling.last() && !at.isBefore(cut)) {
            cut = rolling.after(cut);
        }
        return cut;
    }

    /**
     * The batch is complete, the next one begins; after the last, its deadline stands.
     *
     * @throws Refused before its time
     */
    Call cut(Instant at) {
        if (rolling == null) {
            throw new Refused("call.refused.not-rolling");
        }
        if (state != State.OPEN) {
            throw new AlreadyDone("call.refused.closed", Written.instant(closesAt));
        }
        if (at.isBefore(closesAt)) {
            throw new Refused("call.refused.not-due", Written.instant(closesAt));
        }
        return rolling.last() ? this : with(state, opensAt, rolling.after(closesAt), rolling, batchOf);
    }

    /** It ends with the batch that is being gathered. */
    Call ending(Instant at) {
        if (rolling == null) {
            throw new Refused("call.refused.not-rolling");
        }
        if (rolling.last() || state == State.CLOSED) {
            throw new AlreadyDone("call.refused.ending", Written.instant(closesAt));
        }
        if (!at.isBefore(closesAt)) {
            throw new Refused("call.refused.cutting");
        }
        return with(state, opensAt, closesAt, rolling.ending(), batchOf);
    }

    /** @throws Refused as long as it goes on, or its last batch is not formed */
    void requireNotEndless() {
        if (rolling != null && state != State.CLOSED) {
            throw new Refused("call.refused.rolling");
        }
    }

    /** Keeps a batch of that call. */
    Call asBatchOf(CallId series) {
        return with(state, opensAt, closesAt, rolling, series);
    }

    Call publish() {
        if (state != State.PLANNED) {
            throw new AlreadyDone("call.refused.published");
        }
        return with(State.OPEN, opensAt, closesAt);
    }

    /** @throws Refused unless an application may come in at that instant */
    void requireOpen(Instant at) {
        if (state == State.PLANNED) {
            throw new Refused("call.refused.not-open-yet", Written.instant(opensAt));
        }
        if (!takesApplications(at)) {
            throw new Refused("call.refused.closed", Written.instant(closesAt));
        }
    }

    /** Whether an application may come in at that instant. */
    public boolean takesApplications(Instant at) {
        return state == State.OPEN && (endless() || at.isBefore(closesAt));
    }

    /**
     * Nothing comes in any more.
     *
     * @throws Refused before its time: a deadline that was moved a moment ago must not be cut short by an old timer
     */
    Call close(Instant at) {
        if (state == State.CLOSED) {
            throw new AlreadyDone("call.refused.closed", Written.instant(closesAt));
        }
        if (endless() || at.isBefore(closesAt)) {
            throw new Refused("call.refused.not-due", Written.instant(closesAt));
        }
        return with(State.CLOSED, opensAt, closesAt);
    }

    /** New dates, as long as what they promise has not happened yet. */
    Call reschedule(Instant opens, Instant closes, Instant now) {
        requireOrder(opens, closes);
        if (state == State.CLOSED) {
            throw new AlreadyDone("call.refused.closed", Written.instant(closesAt));
        }
        if (!closes.isAfter(now)) {
            throw new Refused("call.refused.deadline-past");
        }
        // applications may be there already: the day it opened is a fact
        Rolling anew = rolling == null || rolling.last() ? rolling : Rolling.from(closes);
        return with(state, state == State.PLANNED ? opens : opensAt, closes, anew, batchOf);
    }

    private static void requireOrder(Instant opensAt, Instant closesAt) {
        if (!opensAt.isBefore(closesAt)) {
            throw new Refused("call.refused.dates");
        }
    }

    private Call with(State next, Instant opens, Instant closes) {
        return with(next, opens, closes, rolling, batchOf);
    }

    private Call with(State next, Instant opens, Instant closes, @Nullable Rolling on, @Nullable CallId of) {
        return new Call(id, programme, slug, title, next, opens, closes, signaturePercent, on, of, version);
    }
}
