package org.halle.call.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Map;
import org.halle.call.Delaying;
import org.halle.call.GrantDelay;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.people.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a manager gives one application more time. */
@Controller
class DelayPages {

    private final Delaying delaying;
    private final ProjectPages projects;
    private final MessageSource messages;

    DelayPages(Delaying delaying, ProjectPages projects, MessageSource messages) {
        this.delaying = delaying;
        this.projects = projects;
        this.messages = messages;
    }

    /** As typed: the hour of Paris, and why. */
    record DelayForm(@Nullable String until, @Nullable String reason) {

        static final DelayForm EMPTY = new DelayForm("", "");

        /** @throws RefusedFields when the hour cannot be read */
        GrantDelay of(ApplicationId application) {
            try {
                Instant at = LocalDateTime.parse(until == null ? "" : until.strip())
                        .atZone(HalleClock.PARIS)
                        .toInstant();
                return new GrantDelay(application, at, reason == null ? "" : reason);
            } catch (DateTimeException unreadable) {
                throw new RefusedFields(
                        "call.refused.delay-unreadable", Map.of("until", new Refused("call.refused.delay-unreadable")));
            }
        }
    }

    @PostMapping("/projects/{id}/delay")
    String grant(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        ApplicationId application = ApplicationId.of(id);
        DelayForm form = new DelayForm(until, reason);
        Reading reading = new Reading(messages, locale);
        GrantDelay wanted = reading.field("until", () -> form.of(application));
        if (wanted != null) {
            try {
                delaying.grant(me.id(), wanted);
            } catch (Refused refused) {
                reading.note(refused.code().contains("reason") ? "reason" : "until", refused);
            }
        }
        if (reading.failed()) {
            String page = projects.show(me, id, locale, model);
            model.addAttribute("delayForm", form);
            model.addAttribute("delayErrors", reading.errors());
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page;
        }
        flash.addFlashAttribute("message", messages.getMessage("call.delay.granted", null, locale));
        return "redirect:/projects/" + id;
    }

    /** The same over HTTP: {@code {"until": "2026-12-09T12:00", "reason": "…"}}, the hour that of Paris. */
    @PostMapping("/api/applications/{id}/delay")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void grant(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestBody DelayForm wanted) {
        delaying.grant(me.id(), wanted.of(ApplicationId.of(id)));
    }
}
