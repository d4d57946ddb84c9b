package org.halle.notification.web;

import java.util.Locale;
import org.halle.notification.Subscribing;
import org.halle.people.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's calendar: the address to subscribe to, shown once, and what it answers. */
@Controller
class CalendarPages {

    private static final String PAGE = "notification/calendar";
    private static final MediaType CALENDAR = MediaType.parseMediaType("text/calendar;charset=UTF-8");

    private final Subscribing subscribing;
    private final MessageSource messages;

    CalendarPages(Subscribing subscribing, MessageSource messages) {
        this.subscribing = subscribing;
        this.messages = messages;
    }

    @GetMapping("/me/calendar")
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("feed", subscribing.of(me.id()).orElse(null));
        return PAGE;
    }

    /** Answers with the page itself: the address is in this answer and nowhere else. */
    @PostMapping("/me/calendar")
    String open(@AuthenticationPrincipal SignedIn me, Model model) {
        String address = subscribing.open(me.id());
        model.addAttribute("address", address);
        model.addAttribute("webcal", address.replaceFirst("^https?:", "webcal:"));
        return show(me, model);
    }

    @PostMapping("/me/calendar/revoke")
    String close(@AuthenticationPrincipal SignedIn me, Locale locale, RedirectAttributes flash) {
        subscribing.close(me.id());
        flash.addFlashAttribute("message", messages.getMessage("notification.calendar.revoked", null, locale));
        return "redirect:/me/calendar";
    }

    /** For calendars, which sign in nowhere: who knows the address may read. */
    @GetMapping("/calendar/{secret}.ics")
    ResponseEntity<String> calendar(@PathVariable String secret) {
        return ResponseEntity.ok().contentType(CALENDAR).body(subscribing.read(secret));
    }
}
