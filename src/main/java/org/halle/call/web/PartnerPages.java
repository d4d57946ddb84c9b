package org.halle.call.web;

import java.util.Locale;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.call.Parting;
import org.halle.desk.Desk;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.PersonId;
import org.halle.people.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A partner's own way in, and its way out. */
@Controller
class PartnerPages {

    private static final String KIND = "application";

    private final ApplicationRegister applications;
    private final Parting parting;
    private final Desk desk;
    private final MessageSource messages;

    PartnerPages(ApplicationRegister applications, Parting parting, Desk desk, MessageSource messages) {
        this.applications = applications;
        this.parting = parting;
        this.desk = desk;
        this.messages = messages;
    }

    /** Where the link of an invitation leads: to the signature that waits for this very person. */
    @GetMapping("/projects/{id}/sign")
    String sign(
            @AuthenticationPrincipal SignedIn me, @PathVariable String id, Locale locale, RedirectAttributes flash) {
        Application application = applications.get(ApplicationId.of(id));
        if (application.partner(me.id()).isEmpty()) {
            throw new Forbidden();
        }
        return desk.openTasks(me.id(), KIND, application.id().value()).stream()
                .findFirst()
                .map(task -> "redirect:/desk/" + task.id())
                .orElseGet(() -> {
                    flash.addFlashAttribute(
                            "message", messages.getMessage("call.partner.nothing-to-sign", null, locale));
                    return "redirect:/projects/" + id;
                });
    }

    @PostMapping("/projects/{id}/leave")
    String leave(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Locale locale,
            RedirectAttributes flash) {
        parting.leave(me.id(), ApplicationId.of(id), me.id(), reason);
        flash.addFlashAttribute("message", messages.getMessage("call.leave.done", null, locale));
        return "redirect:/projects";
    }

    /**
     * Who leaves and why.
     *
     * @param partner id of the person; whoever asks when it is missing
     */
    record Leaving(@Nullable String partner, @Nullable String reason) {}

    /** The same over HTTP, for the partner itself, the lead or a manager. */
    @PostMapping("/api/applications/{id}/leave")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestBody Leaving wanted) {
        PersonId partner = wanted.partner() == null ? me.id() : PersonId.of(wanted.partner());
        parting.leave(me.id(), ApplicationId.of(id), partner, wanted.reason() == null ? "" : wanted.reason());
    }
}
