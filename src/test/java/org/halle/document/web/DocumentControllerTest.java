package org.halle.document.web;

import static org.hamcrest.Matchers.containsString;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.halle.document.Documents;
import org.halle.document.StoredDocument;
import org.halle.kernel.DocumentId;
import org.halle.kernel.PersonId;
import org.halle.people.Language;
import org.halle.people.LetterPreference;
import org.halle.people.Person;
import org.halle.people.SignedIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

@WebMvcTest(DocumentController.class)
class DocumentControllerTest {

    private static final byte[] PDF = "%PDF-1.7".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    MockMvc web;

    @MockitoBean
    Documents documents;

    private final SignedIn zelda = new SignedIn(new Person(
            PersonId.random(),
            "zelda@halle.example",
            "Zelda",
            "Quatrevents",
            Language.FR,
            LetterPreference.AT_ONCE,
            false,
            0L));
    private final StoredDocument plan = new StoredDocument(
            DocumentId.random(),
            "application/1",
            "Plan été.pdf",
            "application/pdf",
            PDF.length,
            "0".repeat(64),
            zelda.id(),
            Instant.EPOCH,
            0L);

    @Test
    void answersAnUploadWithWhatTheFormKeeps() throws Exception {
        given(documents.store(eq(zelda.id()), eq("application/1"), eq("Plan été.pdf"), any()))
                .willReturn(plan);

        web.perform(multipart("/documents")
                        .file(new MockMultipartFile("file", "Plan été.pdf", "text/html", PDF))
                        .param("subject", "application/1")
                        .with(user(zelda))
                        .with(csrf()))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.documentId").value(plan.id().toString()))
                .andExpect(jsonPath("$.name").value("Plan été.pdf"))
                .andExpect(jsonPath("$.size").value(PDF.length));
    }

    @Test
    void handsAFileOutToBeSavedAndNeverShown() throws Exception {
        given(documents.open(zelda.id(), plan.id())).willReturn(new ByteArrayResource(PDF));
        given(documents.get(plan.id())).willReturn(plan);
        given(documents.nameFor(zelda.id(), plan)).willReturn(plan.fileName());

        web.perform(get("/documents/{id}", plan.id()).with(user(zelda)))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/pdf"))
                .andExpect(content().bytes(PDF))
                .andExpect(header().string("Content-Disposition", containsString("attachment;")))
                .andExpect(header().string("Content-Disposition", containsString("Plan%20%C3%A9t%C3%A9.pdf")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Cache-Control", containsString("no-store")));
    }
}
