package org.halle.call.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.call.Applying;
import org.halle.call.InvitePartner;
import org.halle.call.Readership;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.people.Directory;
import org.halle.people.LegalStatus;
import org.halle.people.SignedIn;
import org.halle.people.Siren;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The projects of whoever is signed in, and the page of one: where it stands, what it says, who takes part. */
@Controller
@RequestMapping("/projects")
class ProjectPages {

    private static final String PREPARATION = "call/project :: preparation";

    private final ApplicationRegister applications;
    private final Applying applying;
    private final Readership readership;
    private final Directory directory;
    private final ProjectPage page;
    private final MessageSource messages;

    ProjectPages(
            ApplicationRegister applications,
            Applying applying,
            Readership readership,
            Directory directory,
            ProjectPage page,
            MessageSource messages) {
        this.applications = applications;
        this.applying = applying;
        this.readership = readership;
        this.directory = directory;
        this.page = page;
        this.messages = messages;
    }

    /** Whom to invite, as typed. */
    record InviteForm(String email, String givenName, String familyName, String role, OrganisationFields organisation) {
        InviteForm of(OrganisationFields other) {
            return new InviteForm(email, givenName, familyName, role, other);
        }

        static final InviteForm EMPTY = new InviteForm("", "", "", "", OrganisationFields.EMPTY);
    }

    @GetMapping
    String mine(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("projects", page.mine(me.id()));
        return "call/projects";
    }

    @GetMapping("/{id}")
    String show(@AuthenticationPrincipal SignedIn me, @PathVariable String id, Locale locale, Model model) {
        Application application = applications.get(ApplicationId.of(id));
        readership.require(me.id(), application);
        return whole(application, me.id(), InviteForm.EMPTY, Map.of(), locale, model);
    }

    /** Whoever changes the language, or comes back by its address, after a refusal. */
    @GetMapping({"/{id}/partners", "/{id}/messages"})
    String back(@PathVariable String id) {
        return "redirect:/projects/" + ApplicationId.of(id);
    }

    @PostMapping("/{id}/partners")
    String invite(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String givenName,
            @RequestParam(defaultValue = "") String familyName,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String organisation,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String siren,
            @RequestParam(defaultValue = "false") boolean lookup,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        ApplicationId application = ApplicationId.of(id);
        InviteForm form =
                new InviteForm(email, givenName, familyName, role, new OrganisationFields(organisation, status, siren));
        Reading reading = new Reading(messages, locale);
        if (lookup) {
            readership.require(me.id(), applications.get(application));
            OrganisationFields found =
                    reading.field("siren", () -> form.organisation().lookedUp(directory));
            InviteForm filled = found == null ? form : form.of(found);
            String looked = whole(applications.get(application), me.id(), filled, reading.errors(), locale, model);
            model.addAttribute("inviting", true);
            return htmx == null ? looked : PREPARATION;
        }
        invite(me.id(), application, form, reading);
        if (!reading.failed() && htmx == null) {
            return "redirect:/projects/" + id;
        }
        InviteForm next = reading.failed() ? form : InviteForm.EMPTY;
        if (reading.failed()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        String whole = whole(applications.get(application), me.id(), next, reading.errors(), locale, model);
        return htmx == null ? whole : PREPARATION;
    }

    private void invite(PersonId by, ApplicationId application, InviteForm form, Reading reading) {
        String address = reading.required("email", form.email());
        String named = reading.required("organisation", form.organisation().organisation());
        LegalStatus legal = reading.field("status", form.organisation()::legalStatus);
        Siren number = reading.field("siren", form.organisation()::number);
        if (reading.failed()) {
            return;
        }
        try {
            applying.invite(
                    by,
                    new InvitePartner(
                            application,
                            address,
                            form.givenName(),
                            form.familyName(),
                            named,
                            Objects.requireNonNull(legal),
                            number,
                            form.role()));
        } catch (Refused refused) {
            reading.note(fieldOf(refused), refused);
        }
    }

    /** Beside which field a refusal of the invitation stands. */
    private static String fieldOf(Refused refused) {
        if (refused.code().contains("role")) {
            return "role";
        }
        return refused.code().contains("organisation") ? "organisation" : "email";
    }

    @PostMapping("/{id}/partners/{person}/remove")
    String remove(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @PathVariable String person,
            Locale locale,
            RedirectAttributes flash) {
        applying.removePartner(me.id(), ApplicationId.of(id), PersonId.of(person));
        flash.addFlashAttribute("message", messages.getMessage("call.partner.removed", null, locale));
        return "redirect:/projects/" + id;
    }

    @PostMapping("/{id}/withdraw")
    String withdraw(
            @AuthenticationPrincipal SignedIn me, @PathVariable String id, Locale locale, RedirectAttributes flash) {
        applying.withdraw(me.id(), ApplicationId.of(id));
        flash.addFlashAttribute("message", messages.getMessage("call.withdrawn", null, locale));
        return "redirect:/projects/" + id;
    }

    private String whole(
            Application application,
            PersonId by,
            InviteForm form,
            Map<String, String> errors,
            Locale locale,
            Model model) {
        model.addAllAttributes(page.of(application, by, locale));
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("delayForm", DelayPages.DelayForm.EMPTY);
        model.addAttribute("delayErrors", Map.of());
        model.addAttribute("statuses", CallPages.statuses(messages, locale));
        return "call/project";
    }
}
