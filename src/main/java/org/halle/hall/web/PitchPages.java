package org.halle.hall.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.halle.hall.pitch.PitchDay;
import org.halle.hall.pitch.PitchPlanning;
import org.halle.hall.pitch.PitchReading;
import org.halle.hall.pitch.PitchSheet;
import org.halle.kernel.DossierId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.Id;
import org.halle.kernel.NotFound;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.people.SignedIn;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;

/** The day of pitches: set, planned, announced, lived and noted. */
@Controller
@RequestMapping("/hall/{programme}/pitch-day")
class PitchPages {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final PitchReading reading;
    private final PitchPlanning planning;
    private final MessageSource messages;

    PitchPages(PitchReading reading, PitchPlanning planning, MessageSource messages) {
        this.reading = reading;
        this.planning = planning;
        this.messages = messages;
    }

    @GetMapping
    String day(@AuthenticationPrincipal SignedIn me, @PathVariable String programme, Model model) {
        PitchSheet sheet = reading.of(me.id(), ProgrammeId.of(programme));
        return page(sheet, PitchDayForm.of(sheet.day()), Map.of(), model);
    }

    private static String page(PitchSheet sheet, PitchDayForm form, Map<String, String> errors, Model model) {
        model.addAttribute("sheet", sheet);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "hall/pitch-day";
    }

    @PostMapping
    String set(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String programme,
            @ModelAttribute PitchDayForm form,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        ProgrammeId id = ProgrammeId.of(programme);
        try {
            planning.set(me.id(), id, form.read());
        } catch (Forbidden | NotFound elsewhere) {
            throw elsewhere;
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(
                    reading.of(me.id(), id),
                    form,
                    FieldErrors.of(refused, PitchDayForm.field(refused), messages, locale),
                    model);
        }
        return back(programme, "pitch.set.moved", locale, flash);
    }

    @PostMapping("/plan")
    String plan(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String programme,
            Locale locale,
            RedirectAttributes flash) {
        planning.plan(me.id(), ProgrammeId.of(programme));
        return back(programme, "pitch.plan.done", locale, flash);
    }

    @PostMapping("/announce")
    String announce(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String programme,
            Locale locale,
            RedirectAttributes flash) {
        planning.announce(me.id(), ProgrammeId.of(programme));
        return back(programme, "pitch.announce.done", locale, flash);
    }

    @PostMapping("/away/{party}")
    String away(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String programme,
            @PathVariable String party,
            @RequestParam(defaultValue = "") List<Integer> slot,
            Locale locale,
            RedirectAttributes flash) {
        UUID who = Id.parse(party);
        planning.away(me.id(), ProgrammeId.of(programme), who, slot);
        return back(programme, "pitch.away.saved", locale, flash);
    }

    @PostMapping("/notes/{dossier}")
    String note(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String programme,
            @PathVariable String dossier,
            @RequestParam(required = false) @Nullable Integer score,
            @RequestParam(defaultValue = "") String words,
            Locale locale,
            RedirectAttributes flash) {
        reading.note(me.id(), ProgrammeId.of(programme), DossierId.of(dossier), score, words);
        return back(programme, "pitch.note.saved", locale, flash);
    }

    /** What is spoken now, with a clock: for a screen in the room. */
    @GetMapping("/live")
    String live(@AuthenticationPrincipal SignedIn me, @PathVariable String programme, Model model) {
        PitchSheet sheet = reading.of(me.id(), ProgrammeId.of(programme));
        PitchDay day = sheet.day();
        if (day == null || sheet.lines().isEmpty()) {
            throw new NotFound();
        }
        model.addAttribute("sheet", sheet);
        model.addAttribute(
                "island",
                JSON.writeValueAsString(Map.of(
                        "minutes",
                        day.minutes(),
                        "pitches",
                        sheet.lines().stream()
                                .map(line -> Map.of(
                                        "title", line.title(),
                                        "room", line.room(),
                                        "starts", line.starts().toString()))
                                .toList())));
        return "hall/pitch-live";
    }

    private String back(String programme, String said, Locale locale, RedirectAttributes flash) {
        flash.addFlashAttribute("message", messages.getMessage(said, null, locale));
        return "redirect:/hall/" + ProgrammeId.of(programme) + "/pitch-day";
    }
}
