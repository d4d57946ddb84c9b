package org.halle.export;

import java.time.Instant;
import java.util.UUID;
import org.halle.kernel.ExportId;
import org.halle.kernel.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A file that somebody asked for. While it is written its row is changed by single statements, so that writing, looking
 * and cancelling never step on each other.
 *
 * @param kind name of what is exported
 * @param subject what of: a programme, an application
 * @param language of whoever asked
 * @param done of {@code total} parts; 0 of 0 while nobody knows
 * @param fileName with extension
 * @param size in bytes, 0 until it is ready
 * @param beatAt when the writing node was last heard of
 */
@Table("export_run")
public record Export(
        @Id ExportId id,
        String kind,
        UUID subject,
        ExportFormat format,
        PersonId askedBy,
        String language,
        State state,
        int done,
        int total,
        String fileName,
        long size,
        Instant askedAt,
        Instant beatAt,
        @Nullable Instant endedAt,
        @Version @Nullable Long version) {

    /** Where an export stands. */
    public enum State {
        WAITING,
        RUNNING,
        READY,
        CANCELLED,
        /** Broken off: by a mistake of ours, or because the server stopped. */
        FAILED;

        public boolean over() {
            return this == READY || this == CANCELLED || this == FAILED;
        }
    }

    boolean isOf(String kind, UUID subject, ExportFormat format, String language) {
        return this.kind.equals(kind)
                && this.subject.equals(subject)
                && this.format == format
                && this.language.equals(language);
    }

    static Export asked(
            PersonId by,
            ExportKind kind,
            UUID subject,
            ExportFormat format,
            String language,
            String name,
            Instant now) {
        return new Export(
                ExportId.random(),
                kind.name(),
                subject,
                format,
                by,
                language,
                State.WAITING,
                0,
                0,
                name,
                0,
                now,
                now,
                null,
                null);
    }
}
