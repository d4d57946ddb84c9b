package org.halle.document;

import org.halle.kernel.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/**
 * What a module that owns a subject says of its documents. A module is asked about every document and answers for its
 * own subjects only.
 */
@FunctionalInterface
public interface DocumentGuard {

    /** Whether this person may read it; one guard that says yes is enough, and the uploader always may. */
    boolean mayRead(PersonId by, StoredDocument document);

    /** Under which name this person sees it; null for its own. */
    default @Nullable String nameFor(PersonId by, StoredDocument document) {
        return null;
    }

    /** What this person gets in its place, of the same kind; null for the file itself. */
    default @Nullable Resource shown(PersonId by, StoredDocument document, Resource file) {
        return null;
    }

    /** Whether this person may add a document to a subject ({@code kind/<uuid>}); one guard that says no is enough. */
    default boolean mayAttach(PersonId by, String subject) {
        return true;
    }
}
