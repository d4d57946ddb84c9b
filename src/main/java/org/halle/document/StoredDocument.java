package org.halle.document;

import java.time.Instant;
import org.halle.kernel.DocumentId;
import org.halle.kernel.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What is known of a kept file. It never changes: another version of a file is another document.
 *
 * @param subject what it belongs to, kind and id: {@code application/<uuid>}
 * @param fileName the name it came with, cleaned
 * @param mediaType what its bytes say it is, whatever its sender said
 * @param size in bytes
 */
@Table("document")
public record StoredDocument(
        @Id DocumentId id,
        String subject,
        String fileName,
        String mediaType,
        long size,
        String sha256,
        PersonId uploadedBy,
        Instant uploadedAt,
        @Version @Nullable Long version) {

    /** What its name ends with, ".pdf"; empty without such an ending. */
    public String extension() {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 ? "" : fileName.substring(dot);
    }
}
