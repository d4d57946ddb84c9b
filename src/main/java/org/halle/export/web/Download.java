package org.halle.export.web;

import java.nio.charset.StandardCharsets;
import org.halle.export.Export;
import org.halle.export.Exporting;
import org.halle.kernel.ExportId;
import org.halle.kernel.PersonId;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** An export as a browser and a program take it: saved, never shown, kept by nobody between. */
final class Download {

    private Download() {}

    static ResponseEntity<Resource> of(Exporting exporting, PersonId by, ExportId id) {
        Resource file = exporting.open(by, id);
        Export export = exporting.get(by, id);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(export.format().mediaType()))
                .contentLength(export.size())
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(export.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(file);
    }
}
