package org.halle.people.web;

import java.util.Locale;
import java.util.Set;
import org.halle.people.LinkRequest;
import org.halle.people.LinkState;
import org.halle.people.SignedIn;
import org.halle.people.SigningIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Asking for a link, and opening it. */
@Controller
class SignInPages {

    private static final String PAGE = "people/login";
    private static final Set<String> PROBLEMS = Set.of("link", "used", "expired", "unknown", "session", "email");

    private final SigningIn signingIn;
    private final DemoCards cards;

    SignInPages(SigningIn signingIn, DemoCards cards) {
        this.signingIn = signingIn;
        this.cards = cards;
    }

    @GetMapping("/login")
    String ask(
            @AuthenticationPrincipal @Nullable SignedIn me,
            @RequestParam(defaultValue = "") String problem,
            Model model) {
        return me != null ? "redirect:/desk" : form(problem, "", model);
    }

    /** The security filter sends the link; what comes through to here was no address. */
    @PostMapping("/login")
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    String implausible(@RequestParam(defaultValue = "") String email, Model model) {
        return form("email", email, model);
    }

    @GetMapping("/login/sent")
    String sent(Model model) {
        model.addAttribute("minutes", LinkRequest.VALID.toMinutes());
        return "people/sent";
    }

    /** A button, so that programs which look into letters don't use the link up. */
    @GetMapping("/login/link")
    String link(@RequestParam(defaultValue = "") String token, Model model) {
        LinkState state = signingIn.state(token);
        if (state != LinkState.GOOD) {
            return form(state.name().toLowerCase(Locale.ROOT), "", model);
        }
        model.addAttribute("token", token);
        return "people/link";
    }

    private String form(String problem, String email, Model model) {
        model.addAttribute("problem", PROBLEMS.contains(problem) ? problem : null);
        model.addAttribute("email", email);
        model.addAttribute("minutes", LinkRequest.VALID.toMinutes());
        model.addAttribute("cards", cards.all());
        return PAGE;
    }
}
