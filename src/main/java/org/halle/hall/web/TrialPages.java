package org.halle.hall.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.halle.hall.Attempt;
import org.halle.hall.HallReading;
import org.halle.hall.Replaying;
import org.halle.hall.Sheet;
import org.halle.hall.Trying;
import org.halle.kernel.DossierId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.RefusedFields;
import org.halle.people.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A round tried out, and its history replayed: nothing here is recorded. */
@Controller
class TrialPages {

    private final HallReading reading;
    private final Trying trying;
    private final Replaying replaying;
    private final MessageSource messages;

    TrialPages(HallReading reading, Trying trying, Replaying replaying, MessageSource messages) {
        this.reading = reading;
        this.trying = trying;
        this.replaying = replaying;
        this.messages = messages;
    }

    @GetMapping("/dossiers/{dossier}/what-if")
    String whatIf(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String dossier,
            @RequestParam MultiValueMap<String, String> typed,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        DossierId id = DossierId.of(dossier);
        Sheet sheet = reading.outline(me.id(), id);
        TrialForm form = new TrialForm(typed);
        Attempt attempt = new Attempt(Set.of(), List.of(), null);
        model.addAttribute("errors", Map.of());
        try {
            attempt = form.read(messages.getMessage("hall.trial.idea", null, locale));
        } catch (RefusedFields refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("errors", FieldErrors.of(refused, "amount1", messages, locale));
        }
        model.addAttribute("sheet", sheet);
        model.addAttribute("form", form);
        model.addAttribute("trial", trying.attempt(me.id(), id, attempt));
        model.addAttribute("kinds", Choices.joining(messages));
        model.addAttribute(
                "pledges", reading.pledgeChoices(me.id(), sheet.round().id()));
        return "hall/what-if";
    }

    @GetMapping("/dossiers/{dossier}/history")
    String history(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String dossier,
            @RequestParam(defaultValue = "9999") int step,
            Model model) {
        DossierId id = DossierId.of(dossier);
        Sheet sheet = reading.outline(me.id(), id);
        if (!sheet.access().reads()) {
            throw new Forbidden();
        }
        model.addAttribute("sheet", sheet);
        model.addAttribute("replay", replaying.replay(me.id(), id, step));
        return "hall/history";
    }
}
