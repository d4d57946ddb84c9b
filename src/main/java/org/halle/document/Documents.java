package org.halle.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.halle.document.DocumentFiles.Arrived;
import org.halle.kernel.DocumentId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeping files and handing them out. */
@Service
public class Documents {

    /** The largest document, in megabytes; the limit of uploads in the configuration is the same. */
    public static final int MOST_MEGABYTES = 25;

    private static final Logger log = LoggerFactory.getLogger(Documents.class);
    private static final Pattern SUBJECT = Pattern.compile("[a-z][a-z-]{0,39}/[A-Za-z0-9-]{1,64}");
    private static final int LONGEST_NAME = 120;
    private static final Duration YOUNG = Duration.ofHours(1);

    private final StoredDocuments documents;
    private final DocumentFiles files;
    private final ObjectProvider<DocumentGuard> guards;
    private final HalleClock clock;

    Documents(StoredDocuments documents, DocumentFiles files, ObjectProvider<DocumentGuard> guards, HalleClock clock) {
        this.documents = documents;
        this.files = files;
        this.guards = guards;
        this.clock = clock;
    }

    /**
     * Keeps a file. Its kind is told by its bytes; what is refused leaves nothing behind.
     *
     * @param subject what it belongs to: {@code application/<uuid>}
     */
    @Transactional
    public StoredDocument store(PersonId by, String subject, String fileName, InputStream content) {
        if (!SUBJECT.matcher(subject).matches()) {
            throw new NotFound();
        }
        if (!guards.stream().allMatch(guard -> guard.mayAttach(by, subject))) {
            throw new Forbidden();
        }
        String name = cleaned(fileName);
        DocumentId id = DocumentId.random();
        dropUnlessCommitted(id);
        try {
            Arrived arrived = files.receive(id, content, MOST_MEGABYTES * 1024L * 1024L);
            if (arrived.size() == 0) {
                throw new Refused("document.empty", name);
            }
            FileKind kind =
                    FileKind.of(arrived.file(), name).orElseThrow(() -> new Refused("document.wrong-kind", name));
            files.keep(id, arrived);
            return documents.save(new StoredDocument(
                    id, subject, name, kind.mediaType(), arrived.size(), arrived.sha256(), by, clock.instant(), null));
        } catch (DocumentFiles.TooLarge tooLarge) {
            throw new Refused("document.too-large", name, MOST_MEGABYTES);
        } catch (FileKind.Bomb bomb) {
            throw new Refused("document.bomb", name);
        } catch (IOException failed) {
            log.error("Document {} could not be written", id, failed);
            throw new Refused("document.not-kept", name);
        }
    }

    /** A document, whoever asks: for modules, which answer for their own pages. */
    @Transactional(readOnly = true)
    public StoredDocument get(DocumentId id) {
        return documents.findById(id).orElseThrow(NotFound::new);
    }

    /** The documents of a subject, oldest first, whoever uploaded them. */
    @Transactional(readOnly = true)
    public List<StoredDocument> of(String subject) {
        return documents.findBySubjectOrderByUploadedAtAscIdAsc(subject);
    }

    /**
     * The bytes, for who uploaded them or whom a guard lets read them.
     *
     * @throws NotFound for anybody else: who guesses an address learns nothing
     */
    @Transactional(readOnly = true)
    public Resource open(PersonId by, DocumentId id) {
        StoredDocument document = get(id);
        boolean may =
                document.uploadedBy().equals(by) || guards.stream().anyMatch(guard -> guard.mayRead(by, document));
        if (!may) {
            throw new NotFound();
        }
        Resource content = files.read(id);
        if (!content.exists()) {
            log.error("Document {} has lost its file", id);
            throw new NotFound();
        }
        return document.uploadedBy().equals(by)
                ? content
                : guards.stream()
                        .map(guard -> guard.shown(by, document, content))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(content);
    }

    /** The name under which this person sees it: its own, unless a guard hides it. */
    @Transactional(readOnly = true)
    public String nameFor(PersonId by, StoredDocument document) {
        return document.uploadedBy().equals(by)
                ? document.fileName()
                : guards.stream()
                        .map(guard -> guard.nameFor(by, document))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(document.fileName());
    }

    /** At start: what a stop left behind between a file and its row. */
    @EventListener(ApplicationReadyEvent.class)
    void sweep() {
        try {
            int swept =
                    files.sweep(new HashSet<>(documents.ids()), clock.instant().minus(YOUNG));
            if (swept > 0) {
                log.info("{} unfinished uploads swept", swept);
            }
        } catch (IOException | UncheckedIOException failed) {
            log.warn("Unfinished uploads could not be swept", failed);
        }
    }

    private void dropUnlessCommitted(DocumentId id) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_ROLLED_BACK) {
                    try {
                        files.drop(id);
                    } catch (IOException failed) {
                        log.warn("Document {} was refused and will be swept at the next start", id, failed);
                    }
                }
            }
        });
    }

    /** The last part of the name, without what a file system, a header or a reader could misread. */
    static String cleaned(String fileName) {
        String name = Normalizer.normalize(fileName, Normalizer.Form.NFC)
                .replaceAll("^.*[/\\\\]", "")
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\"*:<>?|]", "")
                .strip();
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot).strip();
        String extension = dot < 0 ? "" : name.substring(dot);
        if (extension.length() > 12) {
            extension = extension.substring(0, 12);
        }
        if (stem.isEmpty()) {
            stem = "document";
        }
        int room = LONGEST_NAME - extension.length();
        return (stem.length() > room ? stem.substring(0, room) : stem) + extension;
    }
}
