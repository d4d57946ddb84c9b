package org.halle.cohort;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.HalleClock;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.VentureId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A project in a cohort. Three gates open its accompaniment: the charter signed, a referent named with a substitute, the
 * impact baseline recorded.
 *
 * @param application the confirmed application it comes from; one venture each
 * @param charterSignedAt when the last of those who sign had signed
 * @param charterHash SHA-256 of the text they sign, in hexadecimal; there from the first signature on
 * @param baselineAt when its impact baseline was recorded
 * @param endedAt when it graduated or left
 * @param pausedAt since when nothing is asked of it; null while it is accompanied
 * @param pausedDays how many days it stood aside so far: its way ends so much later than its cohort's
 */
@Table("venture")
public record Venture(
        @Id VentureId id,
        ProgrammeId programme,
        ApplicationId application,
        PersonId lead,
        OrganisationId organisation,
        String name,
        State state,
        @Nullable PersonId referent,
        @Nullable PersonId substitute,
        @Nullable Instant charterSignedAt,
        @Nullable String charterHash,
        @Nullable Instant baselineAt,
        @Nullable Instant endedAt,
        @Nullable String withdrawalReason,
        @Nullable Instant pausedAt,
        int pausedDays,
        @Version @Nullable Long version) {

    static final int LONGEST_REASON = 4_000;

    /** Where a venture stands. */
    public enum State {
        ONBOARDING,
        ACTIVE,
        /** Standing aside for a while: nothing is asked of it, nothing is lost. */
        PAUSED,
        GRADUATED,
        WITHDRAWN;

        /** Whether the venture is still in its cohort, asked for something or not. */
        public boolean live() {
            return accompanied() || this == PAUSED;
        }

        /** Whether the venture is being accompanied now. */
        public boolean accompanied() {
            return this == ONBOARDING || this == ACTIVE;
        }
    }

    static Venture entering(
            ProgrammeId programme, ApplicationId application, PersonId lead, OrganisationId organisation, String name) {
        return new Venture(
                VentureId.random(),
                programme,
                application,
                lead,
                organisation,
                name,
                State.ONBOARDING,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                null);
    }

    /**
     * Takes a signature; the first fixes the text, the last opens the gate.
     *
     * @throws AlreadyDone when everybody has signed, or another text was signed before
     */
    Venture charterSigned(Instant at, String hash, boolean last) {
        requireLive();
        if (charterSignedAt != null || (charterHash != null && !charterHash.equals(hash))) {
            throw new AlreadyDone("cohort.done.charter");
        }
        return welcomed(referent, substitute, last ? at : null, hash, baselineAt);
    }

    /** Names, or replaces, the coach who follows the venture and the one who stands in. */
    Venture followedBy(PersonId referent, PersonId substitute) {
        requireLive();
        if (referent.equals(substitute)) {
            throw new Refused("cohort.refused.same-substitute");
        }
        if (referent.equals(lead) || substitute.equals(lead)) {
            throw new Refused("cohort.refused.own-referent");
        }
        return welcomed(referent, substitute, charterSignedAt, charterHash, baselineAt);
    }

    Venture baselineRecorded(Instant at) {
        requireLive();
        return welcomed(referent, substitute, charterSignedAt, charterHash, Objects.requireNonNullElse(baselineAt, at));
    }

    /** @throws Refused while a session is missing: 6 of 7, or 3 of 4, do not graduate */
    Venture graduated(Quota quota, Instant at) {
        requireAccompanied();
        quota.requireMet();
        return with(State.GRADUATED, at, withdrawalReason, null, pausedDays);
    }

    Venture withdrawn(String reason, Instant at) {
        requireLive();
        requireReason(reason);
        return with(State.WITHDRAWN, at, reason.strip(), null, pausedDays);
    }

    /** Stands aside: nothing is asked of it until it comes back. */
    Venture paused(String reason, Instant at) {
        requireAccompanied();
        requireReason(reason);
        return with(State.PAUSED, null, null, at, pausedDays);
    }

    /** Comes back where it was; its way ends as many days later as it stood aside. */
    Venture resumed(LocalDate today) {
        Instant since = pausedAt;
        if (state != State.PAUSED || since == null) {
            throw new AlreadyDone("cohort.done.resumed");
        }
        int days = (int) ChronoUnit.DAYS.between(LocalDate.ofInstant(since, HalleClock.PARIS), today);
        State back = throughTheGates(referent, charterSignedAt, baselineAt) ? State.ACTIVE : State.ONBOARDING;
        return with(back, null, null, null, pausedDays + Math.max(0, days));
    }

    /** Goes on as another organisation: what it was before stays in its history. */
    Venture carriedBy(OrganisationId other, String newName) {
        requireLive();
        if (other.equals(organisation) && newName.equals(name)) {
            throw new AlreadyDone("cohort.done.entity");
        }
        return new Venture(
                id,
                programme,
                application,
                lead,
                other,
                newName,
                state,
                referent,
                substitute,
                charterSignedAt,
                charterHash,
                baselineAt,
                endedAt,
                withdrawalReason,
                pausedAt,
                pausedDays,
                version);
    }

    /** Whether that person follows it as a coach, in their own right or standing in. */
    public boolean followedBy(PersonId coach) {
        return coach.equals(referent) || coach.equals(substitute);
    }

    void requireLive() {
        if (!state.live()) {
            throw new Refused("cohort.refused.ended", name);
        }
    }

    /** @throws Refused when it has left, has graduated or stands aside */
    void requireAccompanied() {
        requireLive();
        if (state == State.PAUSED) {
            throw new Refused("cohort.refused.paused", name);
        }
    }

    private static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw new Refused("cohort.refused.no-reason");
        }
        if (reason.strip().length() > LONGEST_REASON) {
            throw new Refused("cohort.refused.long-reason", LONGEST_REASON);
        }
    }

    /** Whether charter, referent and baseline are there: its first milestone may come. */
    boolean throughTheGates() {
        return throughTheGates(referent, charterSignedAt, baselineAt);
    }

    private static boolean throughTheGates(
            @Nullable PersonId referent, @Nullable Instant charterSignedAt, @Nullable Instant baselineAt) {
        return charterSignedAt != null && referent != null && baselineAt != null;
    }

    private Venture welcomed(
            @Nullable PersonId referent,
            @Nullable PersonId substitute,
            @Nullable Instant charterSignedAt,
            @Nullable String charterHash,
            @Nullable Instant baselineAt) {
        boolean through = state == State.ONBOARDING && throughTheGates(referent, charterSignedAt, baselineAt);
        return new Venture(
                id,
                programme,
                application,
                lead,
                organisation,
                name,
                through ? State.ACTIVE : state,
                referent,
                substitute,
                charterSignedAt,
                charterHash,
                baselineAt,
                endedAt,
                withdrawalReason,
                pausedAt,
                pausedDays,
                version);
    }

    private Venture with(
            State state,
            @Nullable Instant endedAt,
            @Nullable String withdrawalReason,
            @Nullable Instant pausedAt,
            int pausedDays) {
        return new Venture(
                id,
                programme,
                application,
                lead,
                organisation,
                name,
                state,
                referent,
                substitute,
                charterSignedAt,
                charterHash,
                baselineAt,
                endedAt,
                withdrawalReason,
                pausedAt,
                pausedDays,
                version);
    }
}
