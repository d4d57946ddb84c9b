package org.halle.hall.closing;

import java.time.Instant;
import java.util.Locale;
import org.halle.hall.Instrument;
import org.halle.hall.Pledge;
import org.halle.kernel.AgreementId;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.DossierId;
import org.halle.kernel.Money;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.PledgeId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What becomes of one kept pledge: the funder says when it pays and signs, the project signs, then it is paid. The
 * project may send it back before it signs; both then sign another text.
 *
 * @param funder the organisation that pays
 * @param pledgedBy who pledged in its name
 * @param holder the organisation that is paid
 * @param textHash print of the text that is being signed, or was; null while the funder has not signed
 * @param remark why the project sent it back; empty when it did not
 * @param preparedAt when its round closed
 * @param signedAt when the last signature was given
 */
@Table("agreement")
public record Agreement(
        @Id AgreementId id,
        ProgrammeId programme,
        DossierId dossier,
        PledgeId pledge,
        OrganisationId funder,
        PersonId pledgedBy,
        OrganisationId holder,
        Money amount,
        Instrument instrument,
        State state,
        @Nullable String textHash,
        String remark,
        Instant preparedAt,
        @Nullable Instant signedAt,
        @Version @Nullable Long version) {

    /** Where an agreement stands. */
    public enum State {
        /** The funder is to say when it pays, and to sign. */
        PREPARED,
        /** The project is to sign. */
        PROPOSED,
        /** It is being paid. */
        SIGNED,
        /** Everything has arrived. */
        SETTLED;

        public boolean signed() {
            return this == SIGNED || this == SETTLED;
        }

        /** Key of its name in the message files. */
        public String label() {
            return "closing.state." + name().toLowerCase(Locale.ROOT);
        }
    }

    static Agreement prepared(
            ProgrammeId programme, DossierId dossier, OrganisationId holder, Pledge kept, Instant at) {
        return new Agreement(
                AgreementId.random(),
                programme,
                dossier,
                kept.id(),
                kept.funder(),
                kept.pledgedBy(),
                holder,
                kept.amount(),
                kept.instrument(),
                State.PREPARED,
                null,
                "",
                at,
                null,
                null);
    }

    /** The funder has said when it pays, and signs that text. */
    Agreement proposed(String hash) {
        require(State.PREPARED);
        return with(State.PROPOSED, hash, "", null);
    }

    /** The project wants another text: what was signed of this one counts no more. */
    Agreement sentBack(String why) {
        require(State.PROPOSED);
        if (why.isBlank()) {
            throw new Refused("closing.refused.no-remark");
        }
        return with(State.PREPARED, null, why.strip(), null);
    }

    /** The project signs the text that the funder has signed. */
    Agreement signed(Instant at) {
        require(State.PROPOSED);
        return with(State.SIGNED, textHash, "", at);
    }

    /** The last payment has arrived. */
    Agreement settled() {
        if (state == State.SETTLED) {
            return this;
        }
        require(State.SIGNED);
        return with(State.SETTLED, textHash, remark, signedAt);
    }

    private void require(State wanted) {
        if (state != wanted) {
            throw new AlreadyDone("closing.done.agreement");
        }
    }

    private Agreement with(State next, @Nullable String hash, String why, @Nullable Instant signed) {
        return new Agreement(
                id,
                programme,
                dossier,
                pledge,
                funder,
                pledgedBy,
                holder,
                amount,
                instrument,
                next,
                hash,
                why,
                preparedAt,
                signed,
                version);
    }
}
