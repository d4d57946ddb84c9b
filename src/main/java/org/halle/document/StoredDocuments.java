package org.halle.document;

import java.util.List;
import org.halle.kernel.DocumentId;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface StoredDocuments extends ListCrudRepository<StoredDocument, DocumentId> {

    List<StoredDocument> findBySubjectOrderByUploadedAtAscIdAsc(String subject);

    @Query("select id from document")
    List<DocumentId> ids();
}
