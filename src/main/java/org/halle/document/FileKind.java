package org.halle.document;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/** The kinds of files Halle takes, told by what the bytes are; the name only has to agree. */
enum FileKind {
    PDF("application/pdf", null, "pdf"),
    PNG("image/png", null, "png"),
    JPEG("image/jpeg", null, "jpg", "jpeg"),
    WEBP("image/webp", null, "webp"),
    TEXT("text/plain", null, "txt"),
    CSV("text/csv", null, "csv"),
    ODT("application/vnd.oasis.opendocument.text", null, "odt"),
    ODS("application/vnd.oasis.opendocument.spreadsheet", null, "ods"),
    ODP("application/vnd.oasis.opendocument.presentation", null, "odp"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "word/", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xl/", "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "ppt/", "pptx");

    private static final int MOST_ENTRIES = 1_000;
    private static final long MOST_UNPACKED = 200L * 1024 * 1024;
    private static final long MOST_RATIO = 100;
    private static final String ARCHIVE = "application/zip";

    private final String mediaType;
    private final @Nullable String office;
    private final String[] extensions;

    FileKind(String mediaType, @Nullable String office, String... extensions) {
        this.mediaType = mediaType;
        this.office = office;
        this.extensions = extensions;
    }

    String mediaType() {
        return mediaType;
    }

    /** The kind of a file that is what its name says; nothing if its bytes and its name disagree. */
    static Optional<FileKind> of(Path file, String fileName) throws IOException, Bomb {
        String found;
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
            found = MimeTypes.getDefaultMimeTypes()
                    .detect(content, new Metadata())
                    .toString();
        }
        Optional<FileKind> named = byExtension(fileName);
        if (named.isEmpty()) {
            return named;
        }
        FileKind kind = named.get();
        if (kind.archive()) {
            return isArchive(found) && kind.mediaType.equals(inside(file)) ? named : Optional.empty();
        }
        // a table of values is text to whoever looks at its bytes
        String expected = kind == CSV ? TEXT.mediaType : kind.mediaType;
        return found.equals(expected) ? named : Optional.empty();
    }

    private boolean archive() {
        return office != null || this == ODT || this == ODS || this == ODP;
    }

    private static boolean isArchive(String mediaType) {
        return mediaType.equals(ARCHIVE)
                || mediaType.startsWith("application/x-tika-")
                || mediaType.startsWith("application/vnd.oasis.opendocument.")
                || mediaType.startsWith("application/vnd.openxmlformats-officedocument.");
    }

    private static Optional<FileKind> byExtension(String fileName) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        for (FileKind kind : values()) {
            for (String known : kind.extensions) {
                if (known.equals(extension)) {
                    return Optional.of(kind);
                }
            }
        }
        return Optional.empty();
    }

    /** What an office archive says it is; every entry is unpacked and counted on the way. */
    private static @Nullable String inside(Path file) throws IOException, Bomb {
        long mostUnpacked = Math.min(MOST_UNPACKED, Files.size(file) * MOST_RATIO);
        String declared = null;
        boolean contentTypes = false;
        FileKind office = null;
        long unpacked = 0;
        try (ZipFile archive = new ZipFile(file.toFile())) {
            if (archive.size() > MOST_ENTRIES) {
                throw new Bomb();
            }
            for (Enumeration<? extends ZipEntry> entries = archive.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                String name = entry.getName();
                if (name.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")) {
                    return null;
                }
                unpacked += length(archive, entry, mostUnpacked - unpacked);
                if (name.equals("mimetype")) {
                    declared = start(archive, entry);
                }
                contentTypes |= name.equals("[Content_Types].xml");
                for (FileKind kind : values()) {
                    if (kind.office != null && name.startsWith(kind.office)) {
                        office = kind;
                    }
                }
            }
        } catch (java.util.zip.ZipException damaged) {
            return null;
        }
        if (declared != null) {
            return declared;
        }
        return contentTypes && office != null ? office.mediaType : null;
    }

    private static long length(ZipFile archive, ZipEntry entry, long atMost) throws IOException, Bomb {
        long length = 0;
        byte[] buffer = new byte[16 * 1024];
        try (InputStream content = archive.getInputStream(entry)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                length += read;
                if (length > atMost) {
                    throw new Bomb();
                }
            }
        }
        return length;
    }

    private static String start(ZipFile archive, ZipEntry entry) throws IOException {
        try (InputStream content = archive.getInputStream(entry)) {
            return new String(content.readNBytes(100), StandardCharsets.US_ASCII).strip();
        }
    }

    /** An archive that unpacks to more than it may. */
    static final class Bomb extends Exception {}
}
