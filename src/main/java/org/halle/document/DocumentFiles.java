package org.halle.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import org.halle.kernel.DocumentId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Where the bytes lie: one file a document, named by its random identifier, never by what its sender called it. */
@Component
class DocumentFiles {

    private static final String UNFINISHED = ".part";

    private final Path folder;

    DocumentFiles(@Value("${halle.data}") Path data) {
        this.folder = data.resolve("documents");
    }

    /** What arrived, not yet kept. */
    record Arrived(Path file, long size, String sha256) {}

    /** Writes what arrives to a file of its own, and nothing if it cannot be written whole or is too large. */
    Arrived receive(DocumentId id, InputStream content, long atMost) throws IOException, TooLarge {
        Files.createDirectories(folder);
        Path file = folder.resolve(id + UNFINISHED);
        try {
            MessageDigest digest = sha256();
            long size = 0;
            try (OutputStream out = new DigestOutputStream(open(file), digest)) {
                byte[] buffer = new byte[16 * 1024];
                for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                    size += read;
                    if (size > atMost) {
                        throw new TooLarge();
                    }
                    out.write(buffer, 0, read);
                }
            }
            return new Arrived(file, size, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException | TooLarge | RuntimeException failed) {
            Files.deleteIfExists(file);
            throw failed;
        }
    }

    OutputStream open(Path file) throws IOException {
        return Files.newOutputStream(file);
    }

    /** From here on the file is whole and has its name. */
    void keep(DocumentId id, Arrived arrived) throws IOException {
        Files.move(arrived.file(), folder.resolve(id.toString()), StandardCopyOption.ATOMIC_MOVE);
    }

    void drop(DocumentId id) throws IOException {
        Files.deleteIfExists(folder.resolve(id + UNFINISHED));
        Files.deleteIfExists(folder.resolve(id.toString()));
    }

    Resource read(DocumentId id) {
        return new FileSystemResource(folder.resolve(id.toString()));
    }

    /**
     * Deletes the files nobody knows of, left by a stop between the file and its row. The young ones stay: another node
     * may be about to write their row.
     */
    int sweep(Set<DocumentId> known, Instant untouchedSince) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        int swept = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!known.contains(named(file))
                        && Files.getLastModifiedTime(file).toInstant().isBefore(untouchedSince)) {
                    Files.deleteIfExists(file);
                    swept++;
                }
            }
        }
        return swept;
    }

    private static DocumentId named(Path file) {
        String name = file.getFileName().toString();
        return name.matches("[0-9a-f-]{36}") ? DocumentId.of(name) : DocumentId.random();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** More bytes than a document may have. */
    static final class TooLarge extends Exception {}
}
