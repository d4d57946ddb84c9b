package org.halle.hall.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.halle.export.Pdf;
import org.halle.hall.Dossier;
import org.halle.hall.DossierDrafting;
import org.halle.hall.DossierHistory;
import org.halle.hall.HallReading;
import org.halle.hall.Sheet;
import org.halle.kernel.DossierId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.kernel.Refused;
import org.halle.people.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A dossier in the hands of its project: read as a funder would, changed, and as it was. */
@Controller
class DossierPages {

    private final HallReading reading;
    private final DossierDrafting drafting;
    private final DossierHistory history;
    private final Pdf pdf;
    private final MessageSource messages;
    private final HalleClock clock;

    DossierPages(
            HallReading reading,
            DossierDrafting drafting,
            DossierHistory history,
            Pdf pdf,
            MessageSource messages,
            HalleClock clock) {
        this.reading = reading;
        this.drafting = drafting;
        this.history = history;
        this.pdf = pdf;
        this.messages = messages;
        this.clock = clock;
    }

    /** What a funder will read, from what was typed so far. */
    @GetMapping("/dossiers/{dossier}/preview")
    String preview(@AuthenticationPrincipal SignedIn me, @PathVariable String dossier, Model model) {
        model.addAttribute("sheet", reading.preview(me.id(), DossierId.of(dossier)));
        return "hall/preview";
    }

    @GetMapping("/dossiers/{dossier}/edit")
    String edit(@AuthenticationPrincipal SignedIn me, @PathVariable String dossier, Model model) {
        Sheet sheet = mine(me, dossier);
        return page(me, sheet.dossier(), RevisionForm.of(sheet.dossier()), Map.of(), model);
    }

    /** Shows it, without keeping anything. */
    @PostMapping(path = "/dossiers/{dossier}/edit", params = "look")
    String look(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String dossier,
            @ModelAttribute RevisionForm form,
            Model model) {
        return page(me, mine(me, dossier).dossier(), form, Map.of(), model);
    }

    @PostMapping("/dossiers/{dossier}/edit")
    String publish(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String dossier,
            @ModelAttribute RevisionForm form,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Dossier written = mine(me, dossier).dossier();
        boolean changed;
        try {
            changed = drafting.revise(me.id(), written.id(), form.read(written));
        } catch (Forbidden | NotFound elsewhere) {
            throw elsewhere;
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(me, written, form, FieldErrors.of(refused, "pitch", messages, locale), model);
        }
        flash.addFlashAttribute(
                "message", messages.getMessage(changed ? "hall.revision.done" : "hall.revision.same", null, locale));
        return "redirect:/dossiers/" + written.id();
    }

    @GetMapping("/dossiers/{dossier}/editions/{edition}")
    String edition(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String dossier,
            @PathVariable String edition,
            Model model) {
        DossierId id = DossierId.of(dossier);
        if (!edition.matches("[1-9][0-9]{0,8}")) {
            throw new NotFound();
        }
        model.addAttribute("compared", history.edition(me.id(), id, Integer.parseInt(edition)));
        model.addAttribute("sheet", reading.outline(me.id(), id));
        return "hall/edition";
    }

    /** What the reader may read of it, on paper; a funder's taking it is noted. */
    @GetMapping("/dossiers/{dossier}/paper")
    ResponseEntity<byte[]> paper(@AuthenticationPrincipal SignedIn me, @PathVariable String dossier, Locale locale)
            throws IOException {
        String name = messages.getMessage("hall.paper.file", null, locale);
        Sheet sheet = reading.take(me.id(), DossierId.of(dossier), name);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pdf.write("paper/funding", Map.of("sheet", sheet, "now", clock.instant()), locale, out);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(sheet.dossier().title() + ".pdf", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(out.toByteArray());
    }

    private Sheet mine(SignedIn me, String dossier) {
        Sheet sheet = reading.outline(me.id(), DossierId.of(dossier));
        if (!sheet.mayRevise()) {
            throw new Forbidden();
        }
        return sheet;
    }

    private String page(SignedIn me, Dossier dossier, RevisionForm form, Map<String, String> errors, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("sheet", reading.preview(me.id(), dossier.id(), form.words(dossier)));
        return "hall/edit";
    }
}
