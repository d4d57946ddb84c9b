package org.halle.document.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.halle.document.Documents;
import org.halle.document.StoredDocument;
import org.halle.kernel.DocumentId;
import org.halle.people.SignedIn;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Uploads come one by one, while a form is being filled; downloads are never shown, always saved. Under {@code /api} for
 * programs, which have a token and no session.
 */
@RestController
class DocumentController {

    private final Documents documents;

    DocumentController(Documents documents) {
        this.documents = documents;
    }

    /** What the form keeps of an upload. */
    record Uploaded(String documentId, String name, long size) {}

    @PostMapping({"/documents", "/api/documents"})
    @ResponseStatus(HttpStatus.CREATED)
    Uploaded upload(
            @AuthenticationPrincipal SignedIn me, @RequestParam MultipartFile file, @RequestParam String subject)
            throws IOException {
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        try (InputStream content = file.getInputStream()) {
            StoredDocument stored = documents.store(me.id(), subject, name, content);
            return new Uploaded(stored.id().toString(), stored.fileName(), stored.size());
        }
    }

    @GetMapping({"/documents/{id}", "/api/documents/{id}"})
    ResponseEntity<Resource> download(@AuthenticationPrincipal SignedIn me, @PathVariable String id)
            throws IOException {
        DocumentId document = DocumentId.of(id);
        Resource content = documents.open(me.id(), document);
        StoredDocument stored = documents.get(document);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(stored.mediaType()))
                .contentLength(content.contentLength())
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(documents.nameFor(me.id(), stored), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(content);
    }
}
