package org.halle.export.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.halle.export.Export;
import org.halle.export.ExportFormat;
import org.halle.export.Exporting;
import org.halle.kernel.ExportId;
import org.halle.kernel.Id;
import org.halle.kernel.NotFound;
import org.halle.people.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Exports, for programs. */
@RestController
@RequestMapping("/api/exports")
@Tag(name = "Exports")
class ExportApi {

    private final Exporting exporting;

    ExportApi(Exporting exporting) {
        this.exporting = exporting;
    }

    /**
     * What to write.
     *
     * @param kind applications, scores, decisions, minutes, dossier, dossiers
     * @param subject the id of the programme or the application
     * @param format xlsx, csv, pdf or zip, as the kind has it
     */
    record Ask(String kind, String subject, String format) {
        Ask {
            // what a body leaves out is nothing that there is
            kind = Objects.requireNonNullElse(kind, "");
            subject = Objects.requireNonNullElse(subject, "");
            format = Objects.requireNonNullElse(format, "");
        }
    }

    /**
     * An export.
     *
     * @param state waiting, running, ready, cancelled or failed
     * @param done of {@code total} parts; 0 of 0 while nobody knows
     * @param file where to take it; absent until it is ready
     */
    record ExportView(
            String id,
            String kind,
            String subject,
            String format,
            String state,
            int done,
            int total,
            Instant askedAt,
            @Nullable Instant endedAt,
            @Nullable String file) {

        static ExportView of(Export export) {
            boolean ready = export.state() == Export.State.READY;
            return new ExportView(
                    export.id().toString(),
                    export.kind(),
                    export.subject().toString(),
                    export.format().code(),
                    export.state().name().toLowerCase(Locale.ROOT),
                    export.done(),
                    export.total(),
                    export.askedAt(),
                    export.endedAt(),
                    ready ? "/api/exports/" + export.id() + "/file" : null);
        }
    }

    @GetMapping
    @Operation(summary = "What you asked for in the last day")
    List<ExportView> mine(@AuthenticationPrincipal SignedIn me) {
        return exporting.mine(me.id()).stream().map(ExportView::of).toList();
    }

    @PostMapping
    @Operation(summary = "Begin to write a file, in the background")
    ResponseEntity<ExportView> start(@AuthenticationPrincipal SignedIn me, @RequestBody Ask ask, Locale locale) {
        ExportId id = exporting.start(
                me.id(),
                ask.kind(),
                Id.parse(ask.subject()),
                ExportFormat.of(ask.format()).orElseThrow(NotFound::new),
                locale);
        return ResponseEntity.accepted()
                .location(URI.create("/api/exports/" + id))
                .body(ExportView.of(exporting.get(me.id(), id)));
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far it is")
    ExportView one(@AuthenticationPrincipal SignedIn me, @PathVariable String id) {
        return ExportView.of(exporting.get(me.id(), ExportId.of(id)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Cancel it while it is written")
    void cancel(@AuthenticationPrincipal SignedIn me, @PathVariable String id) {
        exporting.cancel(me.id(), ExportId.of(id));
    }

    @GetMapping("/{id}/file")
    @Operation(summary = "Take the file")
    ResponseEntity<Resource> file(@AuthenticationPrincipal SignedIn me, @PathVariable String id) {
        return Download.of(exporting, me.id(), ExportId.of(id));
    }
}
