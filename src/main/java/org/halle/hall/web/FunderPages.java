package org.halle.hall.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.halle.hall.OwnSteps;
import org.halle.hall.Profiling;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.Forbidden;
import org.halle.kernel.NotFound;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.Refused;
import org.halle.people.Organisations;
import org.halle.people.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a funder funds: read by funders and managers, written by its own people and the team. */
@Controller
class FunderPages {

    private final Profiling profiling;
    private final OwnSteps ownSteps;
    private final Organisations organisations;
    private final MessageSource messages;

    FunderPages(Profiling profiling, OwnSteps ownSteps, Organisations organisations, MessageSource messages) {
        this.profiling = profiling;
        this.ownSteps = ownSteps;
        this.organisations = organisations;
        this.messages = messages;
    }

    @GetMapping("/funders/{organisation}")
    String profile(@AuthenticationPrincipal SignedIn me, @PathVariable String organisation, Model model) {
        OrganisationId id = OrganisationId.of(organisation);
        organisations.get(id);
        if (!profiling.mayRead(me.id())) {
            throw new Forbidden();
        }
        ProfileForm form = profiling.of(id).map(ProfileForm::of).orElseGet(ProfileForm::empty);
        return page(me, id, form, Map.of(), model);
    }

    @PostMapping("/funders/{organisation}")
    String save(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String organisation,
            @ModelAttribute ProfileForm form,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        OrganisationId id = OrganisationId.of(organisation);
        try {
            profiling.describe(me.id(), id, form.read());
        } catch (Forbidden | NotFound | AlreadyDone elsewhere) {
            throw elsewhere;
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(me, id, form, FieldErrors.of(refused, field(refused), messages, locale), model);
        }
        flash.addFlashAttribute("message", messages.getMessage("hall.profile.saved", null, locale));
        return "redirect:/funders/" + id;
    }

    private static String field(Refused refused) {
        return switch (refused.code()) {
            case "hall.refused.ticket" -> "ticketMinEur";
            case "hall.refused.decision-days" -> "decisionDays";
            case "hall.refused.own-steps" -> "ownSteps";
            default -> "instruments";
        };
    }

    private String page(SignedIn me, OrganisationId id, ProfileForm form, Map<String, String> errors, Model model) {
        model.addAttribute("organisation", organisations.get(id));
        model.addAttribute("funder", profiling.of(id).orElse(null));
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("mayEdit", profiling.mayDescribe(me.id(), id));
        model.addAttribute("kinds", Choices.kinds(messages));
        model.addAttribute("instrumentChoices", Choices.instruments(messages, List.of()));
        model.addAttribute("challengeChoices", Choices.challenges(messages));
        model.addAttribute("stageChoices", Choices.stages(messages));
        model.addAttribute("ownSteps", ownSteps.offered());
        return "hall/profile";
    }
}
