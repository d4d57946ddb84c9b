package org.halle.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.halle.kernel.ExportId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Where exports lie until they are taken: one file each, named by its identifier. */
@Component
class ExportFiles {

    private final Path folder;

    ExportFiles(@Value("${halle.data}") Path data) {
        this.folder = data.resolve("exports");
    }

    OutputStream write(ExportId id) throws IOException {
        Files.createDirectories(folder);
        return new BufferedOutputStream(Files.newOutputStream(file(id)));
    }

    long size(ExportId id) throws IOException {
        return Files.size(file(id));
    }

    Resource read(ExportId id) {
        return new FileSystemResource(file(id));
    }

    void drop(ExportId id) throws IOException {
        Files.deleteIfExists(file(id));
    }

    private Path file(ExportId id) {
        return folder.resolve(id.toString());
    }
}
