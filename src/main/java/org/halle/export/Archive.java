package org.halle.export;

import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP being filled. Names are made safe on every system, and no two files share one. */
public final class Archive implements Closeable {

    /** Writes one file of the archive. */
    @FunctionalInterface
    public interface Content {
        void write(OutputStream out) throws IOException;
    }

    private static final int LONGEST_NAME = 100;

    private final ZipOutputStream zip;
    private final String folder;
    private final Set<String> names;

    public Archive(OutputStream out) {
        this(new ZipOutputStream(out, StandardCharsets.UTF_8), "", new HashSet<>());
    }

    private Archive(ZipOutputStream zip, String folder, Set<String> names) {
        this.zip = zip;
        this.folder = folder;
        this.names = names;
    }

    /** The same archive, inside a folder of it. */
    public Archive in(String name) {
        return new Archive(zip, folder + safe(name) + "/", names);
    }

    /** @param name with its extension; a number is added when there is such a file already */
    public void file(String name, Content content) throws IOException {
        String wanted = safe(name);
        int dot = wanted.lastIndexOf('.');
        String stem = dot > 0 ? wanted.substring(0, dot) : wanted;
        String extension = dot > 0 ? wanted.substring(dot) : "";
        String free = folder + wanted;
        for (int number = 2; !names.add(free.toLowerCase(Locale.ROOT)); number++) {
            free = folder + stem + "-" + number + extension;
        }
        zip.putNextEntry(new ZipEntry(free));
        content.write(new Entry(zip));
        zip.closeEntry();
    }

    public void text(String name, String text) throws IOException {
        file(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    static String safe(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}\\p{Cf}/\\\\:*?\"<>|]", " ")
                .replaceAll("\\s+", " ")
                .replaceAll("^[. ]+|[. ]+$", "");
        String kept = plain.isEmpty() ? "fichier" : plain;
        if (kept.length() <= LONGEST_NAME) {
            return kept;
        }
        int dot = kept.lastIndexOf('.');
        String extension = dot > kept.length() - 12 && dot > 0 ? kept.substring(dot) : "";
        return kept.substring(0, LONGEST_NAME - extension.length()).strip() + extension;
    }

    /** Writers of parts close what they are given; the archive goes on. */
    private static final class Entry extends FilterOutputStream {

        Entry(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
