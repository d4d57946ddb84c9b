package org.halle.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.UUID;
import org.halle.kernel.PersonId;

/** One export being written: what of, for whom, where to, and how far it is. */
public final class ExportWork {

    /** Where progress is noted; it throws when the export was cancelled. */
    @FunctionalInterface
    interface Progress {
        void at(int done, int total);
    }

    private final Export export;
    private final OutputStream out;
    private final Progress progress;

    ExportWork(Export export, OutputStream out, Progress progress) {
        this.export = export;
        this.out = out;
        this.progress = progress;
    }

    public UUID subject() {
        return export.subject();
    }

    public PersonId by() {
        return export.askedBy();
    }

    public ExportFormat format() {
        return export.format();
    }

    public Locale locale() {
        return Locale.forLanguageTag(export.language());
    }

    public OutputStream out() {
        return out;
    }

    /** A table in the format asked for, XLSX or CSV. */
    public TableFile table(String title) throws IOException {
        return format() == ExportFormat.CSV ? new CsvTable(out, locale()) : new XlsxTable(out, title);
    }

    /**
     * Says how far the work is: between two parts of it, as often as one likes.
     *
     * @throws java.util.concurrent.CancellationException when whoever asked for it wants it no more
     */
    public void progress(int done, int total) {
        progress.at(done, total);
    }
}
