package org.halle.export;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.ExportId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Asking for a file, seeing how far it is, cancelling it, taking it. An export is its asker's only. */
@Service
@Transactional
public class Exporting {

    /** How many one person may have in the making. */
    static final int AT_ONCE = 5;

    /** How long they lie here. */
    static final Duration KEPT = Duration.ofHours(24);

    private final Exports exports;
    private final ExportFiles files;
    private final ExportWorker worker;
    private final ObjectProvider<ExportKind> kinds;
    private final HalleClock clock;

    Exporting(
            Exports exports,
            ExportFiles files,
            ExportWorker worker,
            ObjectProvider<ExportKind> kinds,
            HalleClock clock) {
        this.exports = exports;
        this.files = files;
        this.worker = worker;
        this.kinds = kinds;
        this.clock = clock;
    }

    /**
     * Begins to write a file, in the background; asked for again while it is written, it is the one begun already.
     *
     * @throws NotFound when nothing of that name can be exported, or not in that format
     * @throws Forbidden when it is not for this person
     */
    public ExportId start(PersonId by, String kind, UUID subject, ExportFormat format, Locale locale) {
        ExportKind wanted = kind(kind);
        if (!wanted.formats().contains(format)) {
            throw new NotFound();
        }
        if (!wanted.allows(by, subject)) {
            throw new Forbidden();
        }
        List<Export> running = exports.findByAskedByOrderByAskedAtDesc(by).stream()
                .filter(one -> !one.state().over())
                .toList();
        Optional<Export> same = running.stream()
                .filter(one -> one.isOf(kind, subject, format, locale.toLanguageTag()))
                .findFirst();
        if (same.isPresent()) {
            return same.get().id();
        }
        if (running.size() >= AT_ONCE) {
            throw new Refused("export.too-many", AT_ONCE);
        }
        String name = wanted.fileName(subject, locale) + "." + format.code();
        Export asked = exports.save(
                Export.asked(by, wanted, subject, format, locale.toLanguageTag(), Archive.safe(name), clock.instant()));
        // only once the row is there for the worker to see
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                worker.take(asked, wanted);
            }
        });
        return asked.id();
    }

    /** @throws NotFound when there is none of that person's */
    @Transactional(readOnly = true)
    public Export get(PersonId by, ExportId id) {
        return exports.findById(id)
                .filter(export -> export.askedBy().equals(by))
                .orElseThrow(NotFound::new);
    }

    /** What a person asked for lately, the newest first. */
    @Transactional(readOnly = true)
    public List<Export> mine(PersonId by) {
        return exports.findByAskedByOrderByAskedAtDesc(by);
    }

    /** Key of what people call it. */
    public String title(Export export) {
        return kind(export.kind()).title();
    }

    /** Stops it, wherever it is; nothing of it is kept. */
    public void cancel(PersonId by, ExportId id) {
        Export export = get(by, id);
        if (exports.cancel(export.id(), now()) == 0) {
            throw new AlreadyDone("export.over");
        }
    }

    /**
     * The file, for who asked for it and may still have it.
     *
     * @throws Refused when it is not ready
     */
    @Transactional(readOnly = true)
    public Resource open(PersonId by, ExportId id) {
        Export export = get(by, id);
        if (!kind(export.kind()).allows(by, export.subject())) {
            throw new Forbidden();
        }
        if (export.state() != Export.State.READY) {
            throw new Refused("export.not-ready");
        }
        Resource file = files.read(id);
        if (!file.exists()) {
            throw new NotFound();
        }
        return file;
    }

    private ExportKind kind(String name) {
        return kinds.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
