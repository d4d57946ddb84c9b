package org.halle.export;

import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.halle.kernel.PersonId;

/**
 * What a module puts into the archive of a subject, as a bean: the auditor finds everything of an application in one
 * file, whoever keeps it.
 *
 * @param kind what the archive is about, as in tasks: {@code application}
 * @param order parts are written from the smallest to the largest
 */
public record ArchivePart(String kind, int order, Writer writer) {

    /** Adds files to an archive for somebody who may have it: that was asked before. */
    @FunctionalInterface
    public interface Writer {
        void write(PersonId by, UUID subject, Archive archive, Locale locale) throws IOException;
    }
}
