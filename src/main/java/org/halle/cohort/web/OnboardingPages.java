package org.halle.cohort.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.halle.cohort.Matching;
import org.halle.cohort.Onboarding;
import org.halle.cohort.Sectors;
import org.halle.cohort.VentureRegister;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.VentureId;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.people.SignedIn;
import org.halle.programme.Programmes;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The charter that was signed, and the coaches among whom a referent is chosen. */
@Controller
class OnboardingPages {

    /** A coach in the list. */
    record CoachView(
            String id, String name, List<String> sectors, Set<String> codes, int follows, boolean mayDescribe) {}

    private final Onboarding onboarding;
    private final Matching matching;
    private final Sectors sectors;
    private final VentureRegister register;
    private final Programmes programmes;
    private final CharterViews charters;
    private final Rights rights;
    private final MessageSource texts;

    OnboardingPages(
            Onboarding onboarding,
            Matching matching,
            Sectors sectors,
            VentureRegister register,
            Programmes programmes,
            CharterViews charters,
            Rights rights,
            MessageSource texts) {
        this.onboarding = onboarding;
        this.matching = matching;
        this.sectors = sectors;
        this.register = register;
        this.programmes = programmes;
        this.charters = charters;
        this.rights = rights;
        this.texts = texts;
    }

    @GetMapping("/ventures/{id}/charter")
    String charter(@AuthenticationPrincipal SignedIn me, @PathVariable String id, Model model) {
        VentureId venture = VentureId.of(id);
        CharterViews.CharterView charter = charters.view(onboarding.signed(me.id(), venture));
        model.addAttribute("venture", register.get(venture));
        model.addAttribute("charter", charter);
        model.addAttribute("paragraphs", List.of(charter.text().split("\n\n")));
        return "cohort/charter";
    }

    @GetMapping("/cohort/{programmeId}/coaches")
    String coaches(@AuthenticationPrincipal SignedIn me, @PathVariable String programmeId, Locale locale, Model model) {
        ProgrammeId programme = ProgrammeId.of(programmeId);
        model.addAttribute("programme", programmes.get(programme));
        List<Matching.Coach> coaches = matching.coaches(me.id(), programme);
        boolean manager = rights.has(me.id(), Role.MANAGER, programme);
        model.addAttribute(
                "coaches",
                coaches.stream()
                        .map(coach -> view(coach, me.id(), manager, locale))
                        .toList());
        model.addAttribute("sectors", sectors.named(matching.sectorsIn(programme), locale));
        return "cohort/coaches";
    }

    @PostMapping("/cohort/{programmeId}/coaches/{coach}")
    String describe(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String programmeId,
            @PathVariable String coach,
            @RequestParam(defaultValue = "") List<String> sector,
            Locale locale,
            RedirectAttributes flash) {
        matching.describe(me.id(), ProgrammeId.of(programmeId), PersonId.of(coach), sector);
        flash.addFlashAttribute("message", texts.getMessage("cohort.coaches.saved", null, locale));
        return "redirect:/cohort/" + programmeId + "/coaches";
    }

    private CoachView view(Matching.Coach coach, PersonId reader, boolean manager, Locale locale) {
        return new CoachView(
                coach.person().toString(),
                coach.name(),
                coach.sectors().stream().map(code -> sectors.name(code, locale)).toList(),
                coach.sectors(),
                coach.follows(),
                manager || coach.person().equals(reader));
    }
}
