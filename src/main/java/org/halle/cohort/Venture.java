package org.halle.cohort;

import java.time.Instant;
import java.util.Objects;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.ApplicationId;
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
        @Version @Nullable Long version) {

    /** Where a venture stands. */
    public enum State {
        ONBOARDING,
        ACTIVE,
        GRADUATED,
        WITHDRAWN;

        /** Whether the venture is being accompanied now. */
        public boolean live() {
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
        return with(state, referent, substitute, last ? at : null, hash, baselineAt, endedAt, withdrawalReason)
                .activeWhenReady();
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
        return with(state, referent, substitute, charterSignedAt, charterHash, baselineAt, endedAt, withdrawalReason)
                .activeWhenReady();
    }

    Venture baselineRecorded(Instant at) {
        requireLive();
        return with(
                        state,
                        referent,
                        substitute,
                        charterSignedAt,
                        charterHash,
                        Objects.requireNonNullElse(baselineAt, at),
                        endedAt,
                        withdrawalReason)
                .activeWhenReady();
    }

    /** @throws Refused while a session is missing: 6 of 7, or 3 of 4, do not graduate */
    Venture graduated(Quota quota, Instant at) {
        requireLive();
        quota.requireMet();
        return with(
                State.GRADUATED, referent, substitute, charterSignedAt, charterHash, baselineAt, at, withdrawalReason);
    }

    Venture withdrawn(String reason, Instant at) {
        requireLive();
        if (reason.isBlank()) {
            throw new Refused("cohort.refused.no-reason");
        }
        return with(
                State.WITHDRAWN, referent, substitute, charterSignedAt, charterHash, baselineAt, at, reason.strip());
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

    private Venture activeWhenReady() {
        return state == State.ONBOARDING && charterSignedAt != null && referent != null && baselineAt != null
                ? with(
                        State.ACTIVE,
                        referent,
                        substitute,
                        charterSignedAt,
                        charterHash,
                        baselineAt,
                        endedAt,
                        withdrawalReason)
                : this;
    }

    private Venture with(
            State state,
            @Nullable PersonId referent,
            @Nullable PersonId substitute,
            @Nullable Instant charterSignedAt,
            @Nullable String charterHash,
            @Nullable Instant baselineAt,
            @Nullable Instant endedAt,
            @Nullable String withdrawalReason) {
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
                version);
    }
}
