package org.halle.hall.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.halle.hall.Access;
import org.halle.hall.DataRoom;
import org.halle.hall.DossierCard;
import org.halle.hall.DossierHistory;
import org.halle.hall.HallFilter;
import org.halle.hall.HallListing;
import org.halle.hall.HallReading;
import org.halle.hall.Instrument;
import org.halle.hall.Pledging;
import org.halle.hall.Questioning;
import org.halle.hall.Readership;
import org.halle.hall.ResearchStatus;
import org.halle.hall.RoundClosing;
import org.halle.hall.Sheet;
import org.halle.hall.closing.AgreementReading;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.DocumentId;
import org.halle.kernel.DossierId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.Leaf;
import org.halle.kernel.NotFound;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.PledgeId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.RoundId;
import org.halle.people.SignedIn;
import org.halle.programme.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The hall, the page of a dossier and what one does there. */
@Controller
class HallPages {

    /** How many dossiers stand on one page of a hall. */
    private static final int CARDS = 24;

    private final HallReading reading;
    private final HallListing listing;
    private final Pledging pledging;
    private final Questioning questioning;
    private final RoundClosing closing;
    private final DossierHistory history;
    private final AgreementReading agreements;
    private final DataRoom room;
    private final ResearchStatus research;
    private final Programmes programmes;
    private final MessageSource messages;

    HallPages(
            HallReading reading,
            HallListing listing,
            Pledging pledging,
            Questioning questioning,
            RoundClosing closing,
            DossierHistory history,
            AgreementReading agreements,
            DataRoom room,
            ResearchStatus research,
            Programmes programmes,
            MessageSource messages) {
        this.reading = reading;
        this.listing = listing;
        this.pledging = pledging;
        this.questioning = questioning;
        this.closing = closing;
        this.history = history;
        this.agreements = agreements;
        this.room = room;
        this.research = research;
        this.programmes = programmes;
        this.messages = messages;
    }

    /** The halls one may enter; the only one, at once. */
    @GetMapping("/hall")
    String halls(@AuthenticationPrincipal SignedIn me, Model model) {
        List<HallListing.Hall> halls = listing.halls(me.id());
        if (halls.size() == 1) {
            return "redirect:/hall/" + halls.get(0).programme();
        }
        model.addAttribute("halls", halls);
        return "hall/halls";
    }

    @GetMapping("/hall/{programme}")
    String hall(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String programme,
            @RequestParam(required = false) @Nullable String challenge,
            @RequestParam(required = false) @Nullable String instrument,
            @RequestParam(defaultValue = "false") boolean suiting,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        ProgrammeId id = ProgrammeId.of(programme);
        HallFilter filter = new HallFilter(
                challenge == null || challenge.isBlank() ? null : challenge,
                instrument == null ? null : Instrument.of(instrument).orElse(null),
                suiting);
        List<DossierCard> cards = listing.hall(me.id(), id, filter);
        Access access = listing.inHall(me.id(), id);
        model.addAttribute("programme", programmes.get(id));
        Leaf<DossierCard> leaf = Leaf.of(cards, page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 1, CARDS);
        model.addAttribute("leaf", leaf);
        model.addAttribute("newer", path(id, filter, leaf.newer()));
        model.addAttribute("older", path(id, filter, leaf.older()));
        model.addAttribute("access", access);
        model.addAttribute("filter", filter);
        model.addAttribute("challenges", Choices.challenges(messages));
        model.addAttribute("instruments", Instrument.values());
        return "hall/hall";
    }

    private static @Nullable String path(ProgrammeId programme, HallFilter filter, @Nullable Integer page) {
        if (page == null) {
            return null;
        }
        UriComponentsBuilder path = UriComponentsBuilder.fromPath("/hall/" + programme);
        if (filter.challenge() != null) {
            path.queryParam("challenge", "{challenge}");
        }
        if (filter.instrument() != null) {
            path.queryParam("instrument", filter.instrument().code());
        }
        if (filter.suiting()) {
            path.queryParam("suiting", true);
        }
        path.queryParam("page", page);
        return filter.challenge() == null
                ? path.encode().toUriString()
                : path.encode().buildAndExpand(filter.challenge()).toUriString();
    }

    @GetMapping("/dossiers/{dossier}")
    String dossier(@AuthenticationPrincipal SignedIn me, @PathVariable String dossier, Model model) {
        return page(me.id(), reading.open(me.id(), DossierId.of(dossier)), model);
    }

    private String page(PersonId me, Sheet sheet, Model model) {
        model.addAttribute("sheet", sheet);
        model.addAttribute("instruments", Instrument.values());
        model.addAttribute(
                "hints",
                sheet.access().reads() ? research.of(me, sheet.dossier().id()) : List.of());
        model.addAttribute("readerships", Readership.values());
        model.addAttribute("doors", room.doors(me, sheet.dossier().id()));
        model.addAttribute("agreements", agreements.of(me, sheet.dossier().id()));
        model.addAttribute(
                "editions",
                sheet.access().reads() ? history.of(me, sheet.dossier().id()) : List.of());
        return "hall/dossier";
    }

    // --- questions ---

    @PostMapping("/dossiers/{dossier}/questions")
    String ask(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String dossier,
            @RequestParam(defaultValue = "") String text,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Sheet sheet = reading.open(me.id(), DossierId.of(dossier));
        try {
            questioning.ask(me.id(), sheet.round().id(), text);
        } catch (Forbidden | NotFound | AlreadyDone elsewhere) {
            throw elsewhere;
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("text", text);
            model.addAttribute("errors", FieldErrors.of(refused, "text", messages, locale));
            return page(me.id(), sheet, model);
        }
        flash.addFlashAttribute("message", say("hall.questions.sent", locale));
        return "redirect:/dossiers/" + dossier + "#questions";
    }

    // --- pledges ---

    @GetMapping("/dossiers/{dossier}/pledge")
    String pledgeForm(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String dossier,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        Sheet sheet = reading.open(me.id(), DossierId.of(dossier));
        if (!sheet.access().asked()) {
            throw new Forbidden();
        }
        if (!sheet.open()) {
            // an old link: better now than after the form is filled in
            flash.addFlashAttribute("error", say("hall.refused.round-closed", locale));
            return "redirect:/dossiers/" + dossier + "#tour";
        }
        return pledgePage(me.id(), sheet, PledgeForm.empty(), Map.of(), model);
    }

    @PostMapping("/dossiers/{dossier}/pledge")
    String pledge(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String dossier,
            @ModelAttribute PledgeForm form,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Sheet sheet = reading.open(me.id(), DossierId.of(dossier));
        try {
            pledging.pledge(me.id(), sheet.round().id(), form.read());
        } catch (Forbidden | NotFound | AlreadyDone elsewhere) {
            throw elsewhere;
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return pledgePage(me.id(), sheet, form, FieldErrors.of(refused, "amountEur", messages, locale), model);
        }
        flash.addFlashAttribute("message", say("hall.pledge.made", locale));
        return "redirect:/dossiers/" + dossier + "#tour";
    }

    private String pledgePage(PersonId me, Sheet sheet, PledgeForm form, Map<String, String> errors, Model model) {
        model.addAttribute("sheet", sheet);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute(
                "instrumentChoices",
                Choices.instruments(messages, sheet.dossier().instruments()));
        model.addAttribute("kindChoices", Choices.joining(messages));
        model.addAttribute(
                "pledgeChoices", reading.pledgeChoices(me, sheet.round().id()));
        model.addAttribute(
                "milestoneChoices", reading.milestoneChoices(sheet.round().id()));
        return "hall/pledge";
    }

    @PostMapping("/pledges/{pledge}/withdraw")
    String withdraw(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String pledge,
            Locale locale,
            RedirectAttributes flash) {
        PledgeId id = PledgeId.of(pledge);
        pledging.withdraw(me.id(), id);
        flash.addFlashAttribute("message", say("hall.round.withdrawn", locale));
        return "redirect:/dossiers/" + reading.dossierOf(id) + "#tour";
    }

    @PostMapping("/rounds/{round}/close")
    String close(
            @AuthenticationPrincipal SignedIn me, @PathVariable String round, Locale locale, RedirectAttributes flash) {
        RoundId id = RoundId.of(round);
        closing.decide(me.id(), id);
        flash.addFlashAttribute("message", say("hall.round.decided", locale));
        return "redirect:/dossiers/" + reading.dossierOf(id) + "#tour";
    }

    // --- documents ---

    @PostMapping("/dossiers/{dossier}/documents")
    String addDocument(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String dossier,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "asked") String readership,
            Locale locale,
            RedirectAttributes flash)
            throws IOException {
        DossierId id = DossierId.of(dossier);
        String name = file.getOriginalFilename();
        room.add(
                me.id(),
                id,
                name == null ? "document" : name,
                file.getInputStream(),
                Readership.of(readership).orElse(Readership.ASKED));
        flash.addFlashAttribute("message", say("hall.dossier.documents.added", locale));
        return "redirect:/dossiers/" + id + "#documents";
    }

    /** Says which funders may open a document. */
    @PostMapping("/dossiers/{dossier}/documents/{document}/readers")
    String openTo(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String dossier,
            @PathVariable String document,
            @RequestParam String readership,
            @RequestParam(defaultValue = "") List<String> funder,
            Locale locale,
            RedirectAttributes flash) {
        DossierId id = DossierId.of(dossier);
        room.openTo(
                me.id(),
                id,
                DocumentId.of(document),
                Readership.of(readership).orElseThrow(() -> new Refused("hall.refused.readership")),
                funder.stream().map(OrganisationId::of).toList());
        flash.addFlashAttribute("message", say("hall.readership.saved", locale));
        return "redirect:/dossiers/" + id + "#documents";
    }

    /** Opens a document; a funder's look is noted before. */
    @GetMapping("/dossiers/{dossier}/documents/{document}")
    String document(@AuthenticationPrincipal SignedIn me, @PathVariable String dossier, @PathVariable String document) {
        DocumentId id = DocumentId.of(document);
        reading.openDocument(me.id(), DossierId.of(dossier), id);
        return "redirect:/documents/" + id;
    }

    private String say(String code, Locale locale) {
        return messages.getMessage(code, null, locale);
    }
}
