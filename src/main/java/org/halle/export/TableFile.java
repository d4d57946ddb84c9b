package org.halle.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A table written line by line. Texts that a spreadsheet would take for a formula are made harmless; numbers stay
 * numbers, instants are written in Paris time.
 */
public interface TableFile extends Closeable {

    /** A table as CSV, the way the reader's spreadsheet opens it. */
    static TableFile csv(OutputStream out, Locale locale) throws IOException {
        return new CsvTable(out, locale);
    }

    /** A table as a workbook of one sheet. */
    static TableFile xlsx(OutputStream out, String title) {
        return new XlsxTable(out, title);
    }

    /** The columns' names, first of all. */
    void head(Collection<String> names) throws IOException;

    /** @param cells texts, numbers, booleans, instants, dates; null for an empty cell */
    void row(Collection<? extends @Nullable Object> cells) throws IOException;
}
