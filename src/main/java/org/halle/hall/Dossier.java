package org.halle.hall;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.DossierId;
import org.halle.kernel.Money;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.VentureId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What funders read of a project, entered once for all of them.
 *
 * @param challenge code, as in the application
 * @param stage code, as in the application
 * @param target how much is sought; zero while nobody has said
 * @param instrumentCodes the forms of funding that the project can take
 * @param contactShared whether funders see names and addresses
 * @param edition how often it was published
 */
@Table("dossier")
public record Dossier(
        @Id DossierId id,
        ProgrammeId programme,
        VentureId venture,
        ApplicationId application,
        PersonId lead,
        OrganisationId organisation,
        String title,
        String challenge,
        String stage,
        String town,
        String pitch,
        String need,
        String useOfFunds,
        Money target,
        @Column("instruments") String instrumentCodes,
        boolean contactShared,
        State state,
        int edition,
        @Nullable Instant publishedAt,
        @Version @Nullable Long version) {

    /** Where a dossier stands. */
    public enum State {
        DRAFT,
        PUBLISHED
    }

    static Dossier prepared(
            ProgrammeId programme,
            VentureId venture,
            ApplicationId application,
            PersonId lead,
            OrganisationId organisation,
            String title) {
        return new Dossier(
                DossierId.random(),
                programme,
                venture,
                application,
                lead,
                organisation,
                title,
                "",
                "",
                "",
                "",
                "",
                "",
                Money.ZERO,
                "",
                false,
                State.DRAFT,
                0,
                null,
                null);
    }

    /** Takes over what is known already; what somebody wrote since stays. */
    Dossier compiled(String challenge, String stage, String town, String pitch, String need, @Nullable Money target) {
        if (state == State.PUBLISHED) {
            return this;
        }
        return new Dossier(
                id,
                programme,
                venture,
                application,
                lead,
                organisation,
                title,
                challenge,
                stage,
                town,
                this.pitch.isEmpty() ? pitch : this.pitch,
                this.need.isEmpty() ? need : this.need,
                useOfFunds,
                this.target.isPositive() || target == null ? this.target : target,
                instrumentCodes,
                contactShared,
                state,
                edition,
                publishedAt,
                version);
    }

    /**
     * Publishes other words. What funders were chosen by, and what they pledge for, stays: the amount and the forms.
     *
     * @throws Refused when funders could not judge it any more, or when amount or forms differ
     */
    Dossier revise(PublishDossier wanted, Instant at) {
        if (!wanted.target().equals(target) || !wanted.instruments().equals(instruments())) {
            throw new Refused("hall.refused.target-stands");
        }
        return publish(wanted, at);
    }

    /** Whether it says just this. */
    boolean says(PublishDossier wanted) {
        return written(wanted).equals(this);
    }

    PublishDossier words() {
        return new PublishDossier(pitch, need, useOfFunds, target, instruments(), contactShared);
    }

    /** As it would read with these words. */
    Dossier written(PublishDossier wanted) {
        return with(wanted, state, edition, publishedAt);
    }

    /** @throws Refused when funders could not judge it */
    Dossier publish(PublishDossier wanted, Instant at) {
        if (wanted.pitch().isBlank()
                || wanted.need().isBlank()
                || wanted.useOfFunds().isBlank()) {
            throw new Refused("hall.refused.dossier-incomplete");
        }
        if (!wanted.target().isPositive()) {
            throw new Refused("hall.refused.no-target");
        }
        if (wanted.instruments().isEmpty()) {
            throw new Refused("hall.refused.no-instrument");
        }
        return with(wanted, State.PUBLISHED, edition + 1, at);
    }

    private Dossier with(PublishDossier wanted, State state, int edition, @Nullable Instant publishedAt) {
        return new Dossier(
                id,
                programme,
                venture,
                application,
                lead,
                organisation,
                title,
                challenge,
                stage,
                town,
                wanted.pitch().strip(),
                wanted.need().strip(),
                wanted.useOfFunds().strip(),
                wanted.target(),
                Codes.ofInstruments(wanted.instruments()),
                wanted.contactShared(),
                state,
                edition,
                publishedAt,
                version);
    }

    public boolean published() {
        return state == State.PUBLISHED;
    }

    public Set<Instrument> instruments() {
        return Codes.instruments(instrumentCodes);
    }

    /** Whether one of those forms of funding suits the project. */
    public boolean takesOneOf(Collection<Instrument> offered) {
        return offered.stream().anyMatch(instruments()::contains);
    }
}
