package org.halle.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.halle.DatabaseTest;
import org.halle.kernel.DocumentId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class DocumentsTest {

    private static final byte[] PDF = "%PDF-1.7\n%âãÏÓ\n1 0 obj\n".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    Path data;

    @Autowired
    StoredDocuments rows;

    @Autowired
    HalleClock clock;

    @Autowired
    PlatformTransactionManager transactions;

    private final DefaultListableBeanFactory modules = new DefaultListableBeanFactory();
    private final PersonId zelda = PersonId.random();
    private final String subject = "application/" + UUID.randomUUID();
    private Documents documents;

    @BeforeEach
    void open() {
        documents = documents(new DocumentFiles(data));
    }

    @Test
    void keepsAFileUnderARandomName() throws IOException {
        StoredDocument stored = store("../../Plan de financement.PDF", PDF);

        assertThat(stored.fileName()).isEqualTo("Plan de financement.PDF");
        assertThat(stored.mediaType()).isEqualTo("application/pdf");
        assertThat(stored.size()).isEqualTo(PDF.length);
        assertThat(stored.sha256()).hasSize(64);
        assertThat(files()).containsExactly(stored.id().toString());
        assertThat(documents.get(stored.id()).uploadedBy()).isEqualTo(zelda);
        assertThat(documents.of(subject)).extracting(StoredDocument::id).containsExactly(stored.id());
        assertThat(documents.open(zelda, stored.id()).getContentAsByteArray()).isEqualTo(PDF);
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void takesWhatItsBytesSayItIs(String name, byte[] content, String mediaType) {
        assertThat(store(name, content).mediaType()).isEqualTo(mediaType);
    }

    static Stream<Object[]> accepted() {
        return Stream.of(
                new Object[] {"a.png", bytes(0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13), "image/png"},
                new Object[] {"a.jpeg", bytes(0xff, 0xd8, 0xff, 0xe0, 0, 16, 'J', 'F', 'I', 'F'), "image/jpeg"},
                new Object[] {"a.webp", "RIFF\0\0\0\0WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1), "image/webp"},
                new Object[] {"a.txt", "Été à Nantes\n".getBytes(StandardCharsets.UTF_8), "text/plain"},
                new Object[] {"a.csv", "nom;montant\nÉté;12\n".getBytes(StandardCharsets.UTF_8), "text/csv"},
                new Object[] {"a.odt", odf("text"), "application/vnd.oasis.opendocument.text"},
                new Object[] {"a.ods", odf("spreadsheet"), "application/vnd.oasis.opendocument.spreadsheet"},
                new Object[] {"a.odp", odf("presentation"), "application/vnd.oasis.opendocument.presentation"},
                new Object[] {
                    "a.docx",
                    office("word/document.xml"),
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
                },
                new Object[] {
                    "a.xlsx",
                    office("xl/workbook.xml"),
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                },
                new Object[] {
                    "a.pptx",
                    office("ppt/presentation.xml"),
                    "application/vnd.openxmlformats-officedocument.presentationml.presentation"
                });
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatIsNotWhatItsNameSays(String name, byte[] content, String code) throws IOException {
        assertThatThrownBy(() -> store(name, content)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.arguments()[0]).isEqualTo(name);
        });
        assertThat(files()).isEmpty();
        assertThat(documents.of(subject)).isEmpty();
    }

    static Stream<Object[]> refused() {
        Map<String, byte[]> many = new LinkedHashMap<>();
        many.put("[Content_Types].xml", new byte[0]);
        for (int entry = 0; entry < 1_000; entry++) {
            many.put("word/" + entry, new byte[0]);
        }
        return Stream.of(
                new Object[] {
                    "page.pdf", "<!DOCTYPE html><script>".getBytes(StandardCharsets.UTF_8), "document.wrong-kind"
                },
                new Object[] {
                    "page.txt", "<!DOCTYPE html><html><script>".getBytes(StandardCharsets.UTF_8), "document.wrong-kind"
                },
                new Object[] {"plan.png", PDF, "document.wrong-kind"},
                new Object[] {"plan", PDF, "document.wrong-kind"},
                new Object[] {"plan.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(), "document.wrong-kind"
                },
                new Object[] {"plan.exe", bytes('M', 'Z', 0, 0), "document.wrong-kind"},
                new Object[] {"plan.csv", bytes('M', 'Z', 0, 0), "document.wrong-kind"},
                new Object[] {"plan.zip", office("word/document.xml"), "document.wrong-kind"},
                new Object[] {"plan.docx", office("xl/workbook.xml"), "document.wrong-kind"},
                new Object[] {"plan.docx", odf("text"), "document.wrong-kind"},
                new Object[] {"plan.docx", zip(Map.of("a.txt", new byte[3])), "document.wrong-kind"},
                new Object[] {"plan.docx", bytes('P', 'K', 3, 4, 20, 0, 1, 2), "document.wrong-kind"},
                new Object[] {"plan.docx", office("word/vbaProject.bin"), "document.wrong-kind"},
                new Object[] {"plan.pdf", new byte[0], "document.empty"},
                new Object[] {"bomb.docx", bomb(), "document.bomb"},
                new Object[] {"many.docx", zip(many), "document.bomb"});
    }

    @Test
    void refusesMoreThanTwentyFiveMegabytes() throws IOException {
        byte[] large = new byte[25 * 1024 * 1024 + 1];
        System.arraycopy(PDF, 0, large, 0, PDF.length);

        assertThatThrownBy(() -> store("plan.pdf", large))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("document.too-large"));
        assertThat(files()).isEmpty();
    }

    @Test
    void leavesNothingHalfWrittenWhenTheDiskIsFull() throws IOException {
        documents = documents(new DocumentFiles(data) {
            @Override
            OutputStream open(Path file) throws IOException {
                OutputStream disk = super.open(file);
                return new OutputStream() {
                    private int room = 10;

                    @Override
                    public void write(int octet) throws IOException {
                        if (room-- == 0) {
                            throw new IOException("No space left on device");
                        }
                        disk.write(octet);
                    }

                    @Override
                    public void close() throws IOException {
                        disk.close();
                    }
                };
            }
        });

        assertThatThrownBy(() -> store("plan.pdf", PDF))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("document.not-kept"));
        assertThat(files()).isEmpty();
        assertThat(documents.of(subject)).isEmpty();
    }

    @Test
    void keepsNoFileWhoseRowIsRolledBack() throws IOException {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            documents.store(zelda, subject, "plan.pdf", new ByteArrayInputStream(PDF));
            status.setRollbackOnly();
        });

        assertThat(files()).isEmpty();
    }

    @Test
    void opensAFileToItsUploaderAndToWhomAGuardLets() {
        PersonId juror = PersonId.random();
        StoredDocument stored = store("plan.pdf", PDF);

        assertThatThrownBy(() -> documents.open(juror, stored.id())).isInstanceOf(NotFound.class);
        modules.registerSingleton("deaf", (DocumentGuard) (by, document) -> false);
        assertThatThrownBy(() -> documents.open(juror, stored.id())).isInstanceOf(NotFound.class);
        modules.registerSingleton("jurors", (DocumentGuard)
                (by, document) -> by.equals(juror) && document.subject().equals(subject));
        assertThat(documents.open(juror, stored.id()).exists()).isTrue();
        assertThat(documents.open(zelda, stored.id()).exists()).isTrue();
        assertThatThrownBy(() -> documents.open(zelda, DocumentId.random())).isInstanceOf(NotFound.class);
    }

    @Test
    void attachesNothingToASubjectWhoseGuardSaysNo() {
        modules.registerSingleton("applications", new DocumentGuard() {
            @Override
            public boolean mayRead(PersonId by, StoredDocument document) {
                return true;
            }

            @Override
            public boolean mayAttach(PersonId by, String attached) {
                return !attached.equals(subject);
            }
        });

        assertThatThrownBy(() -> store("plan.pdf", PDF)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> documents.store(zelda, "nonsense", "plan.pdf", InputStream.nullInputStream()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void sweepsWhatAStopLeftBehind() throws IOException {
        StoredDocument kept = store("plan.pdf", PDF);
        Path orphan = old(DocumentId.random().toString());
        Path part = old(DocumentId.random() + ".part");
        Path young = Files.write(
                data.resolve("documents").resolve(DocumentId.random().toString()), PDF);
        Files.setLastModifiedTime(
                data.resolve("documents").resolve(kept.id().toString()), FileTime.from(Instant.EPOCH));

        documents.sweep();

        assertThat(orphan).doesNotExist();
        assertThat(part).doesNotExist();
        assertThat(young).exists();
        assertThat(documents.open(zelda, kept.id()).exists()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'C:\\Users\\zelda\\plan.pdf', plan.pdf",
        "'../../etc/plan.pdf', plan.pdf",
        "'plan\"; x=\".pdf', 'plan; x=.pdf'",
        "'.pdf', document.pdf",
        "'', document",
        "'  plan  .pdf', plan.pdf"
    })
    void cleansNames(String typed, String cleaned) {
        assertThat(Documents.cleaned(typed)).isEqualTo(cleaned);
    }

    @Test
    void cleansWhatNobodySees() {
        assertThat(Documents.cleaned("plan\u202Efdp.exe\r\n.pdf")).isEqualTo("planfdp.exe.pdf");
        assertThat(Documents.cleaned("a".repeat(300) + ".pdf")).hasSize(120).endsWith(".pdf");
    }

    private Path old(String name) throws IOException {
        Path file = Files.write(data.resolve("documents").resolve(name), PDF);
        return Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    }

    private Documents documents(DocumentFiles files) {
        ObjectProvider<DocumentGuard> guards = modules.getBeanProvider(DocumentGuard.class);
        return new Documents(rows, files, guards, clock);
    }

    private StoredDocument store(String name, byte[] content) {
        return new TransactionTemplate(transactions)
                .execute(status -> documents.store(zelda, subject, name, new ByteArrayInputStream(content)));
    }

    private List<String> files() throws IOException {
        if (!Files.exists(data.resolve("documents"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(data.resolve("documents"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static byte[] odf(String kind) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("mimetype", ("application/vnd.oasis.opendocument." + kind).getBytes(StandardCharsets.US_ASCII));
        entries.put("content.xml", "<office/>".getBytes(StandardCharsets.US_ASCII));
        return zip(entries);
    }

    private static byte[] office(String part) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("[Content_Types].xml", "<Types/>".getBytes(StandardCharsets.US_ASCII));
        entries.put(part, "<part/>".getBytes(StandardCharsets.US_ASCII));
        entries.put(part.substring(0, part.indexOf('/')) + "/other.xml", new byte[1]);
        return zip(entries);
    }

    private static byte[] bomb() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("[Content_Types].xml", new byte[0]);
        entries.put("word/document.xml", new byte[10 * 1024 * 1024]);
        return zip(entries);
    }

    private static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(archive)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return archive.toByteArray();
    }

    private static byte[] bytes(int... octets) {
        byte[] bytes = new byte[octets.length];
        for (int index = 0; index < octets.length; index++) {
            bytes[index] = (byte) octets[index];
        }
        return bytes;
    }
}
