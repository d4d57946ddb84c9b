package org.halle.people.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.kernel.Refused;
import org.halle.people.ApiAccess;
import org.halle.people.IssuedToken;
import org.halle.people.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own API tokens: made, shown once, revoked. */
@Controller
class TokenPages {

    private static final String PAGE = "people/tokens";
    private static final List<Integer> LIFETIMES = List.of(30, 90, 365);

    private final ApiAccess access;
    private final PersonViews views;
    private final HalleClock clock;
    private final MessageSource messages;

    TokenPages(ApiAccess access, PersonViews views, HalleClock clock, MessageSource messages) {
        this.access = access;
        this.views = views;
        this.clock = clock;
        this.messages = messages;
    }

    record TokenForm(String name, int days) {

        static final TokenForm EMPTY = new TokenForm("", LIFETIMES.get(1));
    }

    @GetMapping("/me/tokens")
    String show(@AuthenticationPrincipal SignedIn me, Locale locale, Model model) {
        return page(me, TokenForm.EMPTY, Map.of(), locale, model);
    }

    /** Answers with the page itself: the secret is in this answer and nowhere else. */
    @PostMapping("/me/tokens")
    String issue(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "0") int days,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        TokenForm form = new TokenForm(name, days);
        try {
            IssuedToken issued = access.issue(me.id(), form.name(), form.days());
            model.addAttribute("secret", issued.secret());
            return page(me, TokenForm.EMPTY, Map.of(), locale, model);
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String sentence = messages.getMessage(refused.code(), refused.arguments(), locale);
            return page(me, form, Map.of("name", sentence), locale, model);
        }
    }

    @PostMapping("/me/tokens/{id}/revoke")
    String revoke(
            @AuthenticationPrincipal SignedIn me, @PathVariable String id, Locale locale, RedirectAttributes flash) {
        access.revoke(me.id(), uuid(id));
        flash.addFlashAttribute("message", messages.getMessage("people.tokens.revoked-now", null, locale));
        return "redirect:/me/tokens";
    }

    private String page(SignedIn me, TokenForm form, Map<String, String> errors, Locale locale, Model model) {
        Instant now = clock.instant();
        Map<Integer, String> lifetimes = new LinkedHashMap<>();
        LIFETIMES.forEach(
                days -> lifetimes.put(days, messages.getMessage("people.tokens.days", new Object[] {days}, locale)));
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("lifetimes", lifetimes);
        model.addAttribute(
                "tokens",
                access.of(me.id()).stream()
                        .map(token -> views.token(token, now))
                        .toList());
        return PAGE;
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw new NotFound();
        }
    }
}
