package org.halle.cohort.web;

import java.util.Locale;
import java.util.stream.Collectors;
import org.halle.cohort.Attending;
import org.halle.cohort.Venture;
import org.halle.kernel.Refused;
import org.halle.people.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "I am in the room": the code that is shown there, typed on a telephone. */
@Controller
class PresencePages {

    private static final String PAGE = "cohort/presence";

    private final Attending attending;
    private final MessageSource texts;

    PresencePages(Attending attending, MessageSource texts) {
        this.attending = attending;
        this.texts = texts;
    }

    @GetMapping("/presence")
    String presence() {
        return PAGE;
    }

    @PostMapping("/presence")
    ModelAndView checkIn(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String code,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        try {
            Attending.CheckedIn here = attending.checkIn(me.id(), code);
            String names = here.ventures().stream().map(Venture::name).collect(Collectors.joining(", "));
            flash.addFlashAttribute(
                    "message",
                    texts.getMessage(
                            "cohort.presence.done",
                            new Object[] {names, here.session().theme()},
                            locale));
            return new ModelAndView(
                    "redirect:/ventures/" + here.ventures().get(0).id() + "#seances");
        } catch (Refused refused) {
            model.addAttribute("code", code);
            model.addAttribute("codeError", texts.getMessage(refused.code(), refused.arguments(), locale));
            ModelAndView page = new ModelAndView(PAGE, model.asMap());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }
}
