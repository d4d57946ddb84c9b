package org.halle.cohort;

import java.time.Instant;
import org.halle.kernel.PersonId;
import org.halle.kernel.VentureId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One signature under the charter: who, when, and the print of the very text. Written once, never changed.
 *
 * @param signatory the name written under the charter
 * @param textHash SHA-256 of the text, in hexadecimal
 */
@Table("charter_signature")
public record CharterSignature(
        @Id @Nullable Long id,
        VentureId venture,
        PersonId signedBy,
        String signatory,
        Instant signedAt,
        String textHash) {}
