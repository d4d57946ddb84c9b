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
import org.springframework.data.relational.core.mapping.Table;

/**
 * A call for applications. It takes them from {@code opensAt} until just before {@code closesAt}: whoever comes at that
 * very instant comes too late.
 *
 * @param slug its name in addresses, never changed
 * @param signaturePercent share of the partners who must have signed before an application counts
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
        @Version @Nullable Long version) {

    /** How far a call has come. */
    public enum State {
        PLANNED,
        OPEN,
        CLOSED
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
        if (state == State.CLOSED || !at.isBefore(closesAt)) {
            throw new Refused("call.refused.closed", Written.instant(closesAt));
        }
    }

    /** Whether an application may come in at that instant. */
    public boolean takesApplications(Instant at) {
        return state == State.OPEN && at.isBefore(closesAt);
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
        if (at.isBefore(closesAt)) {
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
        return with(state, state == State.PLANNED ? opens : opensAt, closes);
    }

    private static void requireOrder(Instant opensAt, Instant closesAt) {
        if (!opensAt.isBefore(closesAt)) {
            throw new Refused("call.refused.dates");
        }
    }

    private Call with(State next, Instant opens, Instant closes) {
        return new Call(id, programme, slug, title, next, opens, closes, signaturePercent, version);
    }
}
