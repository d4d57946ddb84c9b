package org.halle.hall.closing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A text that somebody signed, kept as it was, so that its print can be taken again years later.
 *
 * @param hash its print
 */
@Table("agreement_text")
record AgreementText(@Id String hash, @Column("words") String text, @Version @Nullable Long version) {

    /** SHA-256 of a text in UTF-8, in hexadecimal. */
    static String print(String text) {
        try {
            byte[] print = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(print);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
