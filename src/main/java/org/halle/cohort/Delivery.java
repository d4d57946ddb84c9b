package org.halle.cohort;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.halle.kernel.DocumentId;
import org.halle.kernel.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One delivery for a milestone and what its reviewer said. A rework makes another delivery; none is overwritten.
 *
 * @param documentIds the files' ids, separated by a space
 * @param accepted the reviewer's word; null until given
 */
@Table("delivery")
public record Delivery(
        String summary,
        String documentIds,
        PersonId deliveredBy,
        Instant deliveredAt,
        @Nullable Boolean accepted,
        @Nullable String reviewComment,
        @Nullable PersonId reviewedBy,
        @Nullable Instant reviewedAt) {

    static Delivery of(String summary, Collection<DocumentId> documents, PersonId by, Instant at) {
        String ids = documents.stream().map(DocumentId::toString).collect(Collectors.joining(" "));
        return new Delivery(summary, ids, by, at, null, null, null, null);
    }

    /** The files, in the order they were added. */
    public List<DocumentId> documents() {
        return Arrays.stream(documentIds.split(" "))
                .filter(id -> !id.isEmpty())
                .map(DocumentId::of)
                .toList();
    }

    Delivery reviewed(boolean accepted, String comment, PersonId by, Instant at) {
        return new Delivery(summary, documentIds, deliveredBy, deliveredAt, accepted, comment, by, at);
    }
}
