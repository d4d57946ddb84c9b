package org.halle.export.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.halle.export.Export;
import org.halle.export.ExportFormat;
import org.halle.export.Exporting;
import org.halle.kernel.ExportId;
import org.halle.kernel.Id;
import org.halle.kernel.NotFound;
import org.halle.people.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person's exports: asked for from the pages that know what there is, watched and taken here. */
@Controller
@RequestMapping("/exports")
class ExportPages {

    private final Exporting exporting;
    private final MessageSource messages;

    ExportPages(Exporting exporting, MessageSource messages) {
        this.exporting = exporting;
        this.messages = messages;
    }

    /** An export with what people call it. */
    record Named(Export export, String title) {

        public boolean over() {
            return export.state().over();
        }
    }

    @GetMapping
    String mine(@AuthenticationPrincipal SignedIn me, Locale locale, Model model) {
        List<Named> all = exporting.mine(me.id()).stream()
                .map(export -> named(export, locale))
                .toList();
        model.addAttribute("exports", all);
        return "export/list";
    }

    @PostMapping
    String start(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam String kind,
            @RequestParam String subject,
            @RequestParam String format,
            Locale locale) {
        UUID about = Id.parse(subject);
        ExportFormat wanted = ExportFormat.of(format).orElseThrow(NotFound::new);
        return "redirect:/exports/" + exporting.start(me.id(), kind, about, wanted, locale);
    }

    /** The page of one export; while it is written, the page asks for its {@code progress} part again and again. */
    @GetMapping("/{id}")
    String one(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String part,
            Locale locale,
            Model model) {
        model.addAttribute("named", named(exporting.get(me.id(), ExportId.of(id)), locale));
        return part.equals("progress") ? "export/export :: progress" : "export/export";
    }

    @PostMapping("/{id}/cancel")
    String cancel(@AuthenticationPrincipal SignedIn me, @PathVariable String id) {
        exporting.cancel(me.id(), ExportId.of(id));
        return "redirect:/exports/" + id;
    }

    @GetMapping("/{id}/file")
    ResponseEntity<Resource> file(@AuthenticationPrincipal SignedIn me, @PathVariable String id) {
        return Download.of(exporting, me.id(), ExportId.of(id));
    }

    private Named named(Export export, Locale locale) {
        return new Named(export, String.valueOf(messages.getMessage(exporting.title(export), null, locale)));
    }
}
