package org.halle.call.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.halle.call.Applying;
import org.halle.call.BatchName;
import org.halle.call.Call;
import org.halle.call.CallRegister;
import org.halle.call.StartDraft;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.people.Directory;
import org.halle.people.LegalStatus;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.people.SignedIn;
import org.halle.people.Siren;
import org.halle.programme.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A call's public page, and where an application begins. */
@Controller
@RequestMapping("/calls/{slug}")
class CallPages {

    private final CallRegister calls;
    private final Programmes programmes;
    private final Applying applying;
    private final Rights rights;
    private final Directory directory;
    private final CallViews views;
    private final MessageSource messages;
    private final HalleClock clock;

    CallPages(
            CallRegister calls,
            Programmes programmes,
            Applying applying,
            Rights rights,
            Directory directory,
            CallViews views,
            MessageSource messages,
            HalleClock clock) {
        this.calls = calls;
        this.programmes = programmes;
        this.applying = applying;
        this.rights = rights;
        this.directory = directory;
        this.views = views;
        this.messages = messages;
        this.clock = clock;
    }

    /** A call that is still being prepared is there for its managers only. */
    @GetMapping
    String show(@AuthenticationPrincipal @Nullable SignedIn me, @PathVariable String slug, Locale locale, Model model) {
        Call call = calls.bySlug(slug);
        boolean manages = me != null && rights.has(me.id(), Role.MANAGER, call.programme());
        if (call.state() == Call.State.PLANNED && !manages) {
            throw new NotFound();
        }
        model.addAttribute("call", view(call));
        model.addAttribute("where", where(programmes.get(call.programme()).territory(), locale));
        model.addAttribute("manages", manages);
        model.addAttribute("batches", manages && call.rolling() != null);
        model.addAttribute("batch", BatchName.of(call.batchFor(clock.instant())));
        return "call/call";
    }

    @GetMapping("/apply")
    String apply(@PathVariable String slug, Locale locale, Model model) {
        return form(calls.bySlug(slug), "", OrganisationFields.EMPTY, Map.of(), locale, model);
    }

    @PostMapping("/apply")
    String begin(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String organisation,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String siren,
            @RequestParam(defaultValue = "false") boolean lookup,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        Call call = calls.bySlug(slug);
        OrganisationFields fields = new OrganisationFields(organisation, status, siren);
        Reading reading = new Reading(messages, locale);
        if (lookup) {
            OrganisationFields found = reading.field("siren", () -> fields.lookedUp(directory));
            return form(call, title, found == null ? fields : found, reading.errors(), locale, model);
        }
        String named = reading.required("organisation", organisation);
        LegalStatus legal = reading.field("status", fields::legalStatus);
        Siren number = reading.field("siren", fields::number);
        String called = reading.required("title", title);
        if (!reading.failed()) {
            StartDraft wanted = new StartDraft(call.id(), called, named, Objects.requireNonNull(legal), number);
            ApplicationId begun = reading.field("title", () -> applying.start(me.id(), wanted));
            if (begun != null) {
                return "redirect:/projects/" + begun;
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(call, title, fields, reading.errors(), locale, model);
    }

    private String form(
            Call call,
            String title,
            OrganisationFields fields,
            Map<String, String> errors,
            Locale locale,
            Model model) {
        if (call.state() == Call.State.PLANNED) {
            throw new NotFound();
        }
        model.addAttribute("call", view(call));
        // not "title": within a page that is the layout's own
        model.addAttribute("project", title);
        model.addAttribute("fields", fields);
        model.addAttribute("errors", errors);
        model.addAttribute("statuses", statuses(messages, locale));
        return "call/apply";
    }

    private String where(String territory, Locale locale) {
        String other = messages.getMessage("call.territory.other", new Object[] {territory}, locale);
        return Objects.requireNonNullElse(
                messages.getMessage("call.territory." + territory, null, other, locale), other);
    }

    private CallView view(Call call) {
        return views.call(
                call, programmes.get(call.programme()), call.takesApplications(clock.instant()), calls.series(call));
    }

    /** Legal statuses by code, in the reader's words. */
    static Map<String, String> statuses(MessageSource messages, Locale locale) {
        Map<String, String> statuses = new LinkedHashMap<>();
        for (LegalStatus status : LegalStatus.values()) {
            statuses.put(status.code(), messages.getMessage(status.label(), null, locale));
        }
        return statuses;
    }
}
