package org.halle.hall.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.halle.desk.Desk;
import org.halle.desk.OpenTask;
import org.halle.export.Pdf;
import org.halle.hall.closing.AgreementReading;
import org.halle.hall.closing.AgreementSheet;
import org.halle.kernel.AgreementId;
import org.halle.kernel.NotFound;
import org.halle.kernel.ProgrammeId;
import org.halle.people.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Agreements and payments: all that somebody sees of a programme, one, and its letter on paper. */
@Controller
class AgreementPages {

    private final AgreementReading reading;
    private final Desk desk;
    private final Pdf pdf;
    private final MessageSource messages;

    AgreementPages(AgreementReading reading, Desk desk, Pdf pdf, MessageSource messages) {
        this.reading = reading;
        this.desk = desk;
        this.pdf = pdf;
        this.messages = messages;
    }

    @GetMapping("/hall/{programme}/agreements")
    String all(@AuthenticationPrincipal SignedIn me, @PathVariable String programme, Model model) {
        model.addAttribute("overview", reading.of(me.id(), ProgrammeId.of(programme)));
        return "hall/agreements";
    }

    @GetMapping("/agreements/{agreement}")
    String one(@AuthenticationPrincipal SignedIn me, @PathVariable String agreement, Model model) {
        AgreementSheet sheet = reading.open(me.id(), AgreementId.of(agreement));
        model.addAttribute("sheet", sheet);
        model.addAttribute("tasks", tasks(me, sheet));
        return "hall/agreement";
    }

    /** What the reader is asked about it and its payments now. */
    private List<OpenTask> tasks(SignedIn me, AgreementSheet sheet) {
        return Stream.concat(
                        desk
                                .openTasks(
                                        me.id(),
                                        "agreement",
                                        sheet.agreement().id().value())
                                .stream(),
                        sheet.tranches().stream()
                                .flatMap(tranche -> desk
                                        .openTasks(
                                                me.id(), "tranche", tranche.id().value())
                                        .stream()))
                .toList();
    }

    /** @throws NotFound while nobody has signed: there is no text yet */
    @GetMapping("/agreements/{agreement}/letter")
    ResponseEntity<byte[]> letter(@AuthenticationPrincipal SignedIn me, @PathVariable String agreement, Locale locale)
            throws IOException {
        AgreementSheet sheet = reading.open(me.id(), AgreementId.of(agreement));
        if (sheet.paragraphs().isEmpty()) {
            throw new NotFound();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pdf.write("paper/agreement", Map.of("sheet", sheet), Locale.FRENCH, out);
        String name = messages.getMessage("closing.letter.file", null, locale);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + "-" + sheet.project() + ".pdf", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(out.toByteArray());
    }
}
