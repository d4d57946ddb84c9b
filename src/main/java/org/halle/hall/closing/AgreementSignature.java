package org.halle.hall.closing;

import java.time.Instant;
import java.util.Locale;
import org.halle.kernel.AgreementId;
import org.halle.kernel.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One signature under an agreement: who, when, and the print of the very text. Written once, never changed; one under a
 * text that was sent back bears another print than the agreement.
 *
 * @param signatory the name written under the text
 * @param textHash SHA-256 of the text, in hexadecimal
 */
@Table("agreement_signature")
public record AgreementSignature(
        @Id @Nullable Long id,
        AgreementId agreement,
        Side side,
        PersonId signedBy,
        String signatory,
        Instant signedAt,
        String textHash) {

    /** For whom somebody signs. */
    public enum Side {
        FUNDER,
        PROJECT;

        /** Key of its name in the message files. */
        public String label() {
            return "closing.side." + name().toLowerCase(Locale.ROOT);
        }
    }
}
