package org.halle.cohort.web;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.halle.cohort.Pausing;
import org.halle.cohort.Reorganising;
import org.halle.cohort.Venture;
import org.halle.cohort.VentureEvent;
import org.halle.cohort.VentureRegister;
import org.halle.cohort.Withdrawing;
import org.halle.kernel.Forbidden;
import org.halle.kernel.NotFound;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.kernel.VentureId;
import org.halle.people.LegalStatus;
import org.halle.people.Organisation;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.people.SignedIn;
import org.halle.people.Siren;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What becomes of a venture beside its way: it stands aside, comes back, changes its legal form, leaves. */
@Controller
class SituationPages {

    /** An entry of the history, as {@code ui :: timeline} draws it. */
    record EventView(Instant at, String title, @Nullable String text, String icon) {}

    /** The organisation that carries the venture from now on, as it was typed. */
    record EntityForm(String name, String status, String siren, String project, String reason) {

        EntityForm {
            name = requireNonNullElse(name, "");
            status = requireNonNullElse(status, "");
            siren = requireNonNullElse(siren, "");
            project = requireNonNullElse(project, "");
            reason = requireNonNullElse(reason, "");
        }

        /** @throws RefusedFields naming each field that cannot be read */
        Reorganising.NewEntity read() {
            Map<String, Refused> wrong = new LinkedHashMap<>();
            LegalStatus legal = LegalStatus.of(status).orElse(null);
            if (legal == null) {
                wrong.put("status", new Refused("cohort.entity.refused.status"));
            }
            Siren number = null;
            try {
                number = siren.isBlank() ? null : Siren.parse(siren);
            } catch (Refused unreadable) {
                wrong.put("siren", unreadable);
            }
            if (legal == null || !wrong.isEmpty()) {
                throw new RefusedFields("cohort.entity.refused", wrong);
            }
            return new Reorganising.NewEntity(name, legal, number, project, reason);
        }
    }

    private static final String PAGE = "cohort/situation";

    private final VentureRegister register;
    private final Pausing pausing;
    private final Withdrawing withdrawing;
    private final Reorganising reorganising;
    private final Organisations organisations;
    private final People people;
    private final Rights rights;
    private final MessageSource texts;

    SituationPages(
            VentureRegister register,
            Pausing pausing,
            Withdrawing withdrawing,
            Reorganising reorganising,
            Organisations organisations,
            People people,
            Rights rights,
            MessageSource texts) {
        this.register = register;
        this.pausing = pausing;
        this.withdrawing = withdrawing;
        this.reorganising = reorganising;
        this.organisations = organisations;
        this.people = people;
        this.rights = rights;
        this.texts = texts;
    }

    @GetMapping("/ventures/{id}/situation")
    String situation(@AuthenticationPrincipal SignedIn me, @PathVariable String id, Locale locale, Model model) {
        show(me.id(), VentureId.of(id), locale, model);
        return PAGE;
    }

    /** Whoever changes the language, or comes back by its address, after a refusal. */
    @GetMapping({"/ventures/{id}/pause", "/ventures/{id}/withdraw", "/ventures/{id}/entity"})
    String back(@PathVariable String id) {
        return "redirect:/ventures/" + VentureId.of(id) + "/situation";
    }

    @PostMapping("/ventures/{id}/pause")
    ModelAndView pause(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        return doing(me, id, "pause", reason, locale, model, flash, venture -> pausing.pause(me.id(), venture, reason));
    }

    @PostMapping("/ventures/{id}/resume")
    ModelAndView resume(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        return doing(me, id, "resume", "", locale, model, flash, venture -> pausing.resume(me.id(), venture));
    }

    /** The venture leaves. */
    @PostMapping("/ventures/{id}/withdraw")
    ModelAndView withdraw(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        return doing(
                me,
                id,
                "withdraw",
                reason,
                locale,
                model,
                flash,
                venture -> withdrawing.withdraw(me.id(), venture, reason));
    }

    private ModelAndView doing(
            SignedIn me,
            String id,
            String what,
            String reason,
            Locale locale,
            Model model,
            RedirectAttributes flash,
            Consumer<VentureId> work) {
        VentureId venture = VentureId.of(id);
        try {
            work.accept(venture);
        } catch (Forbidden | NotFound notTheirs) {
            throw notTheirs;
        } catch (Refused refused) {
            show(me.id(), venture, locale, model);
            model.addAttribute(what + "Error", say(locale, refused.code(), refused.arguments()));
            model.addAttribute(what + "Reason", reason);
            return refusedPage(model);
        }
        flash.addFlashAttribute("message", say(locale, "cohort." + what + ".done"));
        return new ModelAndView("redirect:/ventures/" + id);
    }

    @PostMapping("/ventures/{id}/entity")
    ModelAndView reorganise(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @ModelAttribute EntityForm form,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        VentureId venture = VentureId.of(id);
        try {
            reorganising.change(me.id(), venture, form.read());
        } catch (Forbidden | NotFound notTheirs) {
            throw notTheirs;
        } catch (Refused refused) {
            show(me.id(), venture, locale, model);
            Map<String, String> errors = new LinkedHashMap<>();
            if (refused instanceof RefusedFields fields) {
                fields.fields().forEach((field, why) -> errors.put(field, say(locale, why.code(), why.arguments())));
            } else {
                errors.put("name", say(locale, refused.code(), refused.arguments()));
            }
            model.addAttribute("entity", form);
            model.addAttribute("entityErrors", errors);
            return refusedPage(model);
        }
        flash.addFlashAttribute("message", say(locale, "cohort.entity.done"));
        return new ModelAndView("redirect:/ventures/" + id);
    }

    private static ModelAndView refusedPage(Model model) {
        ModelAndView page = new ModelAndView(PAGE, model.asMap());
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private void show(PersonId by, VentureId id, Locale locale, Model model) {
        Venture venture = register.get(id);
        if (!by.equals(venture.lead())) {
            rights.require(by, venture.programme(), Role.MANAGER);
        }
        model.addAttribute("venture", venture);
        model.addAttribute("tone", CohortViews.tone(venture.state()));
        model.addAttribute("state", "cohort.venture.state." + venture.state());
        model.addAttribute("organisation", organisations.get(venture.organisation()));
        model.addAttribute("events", events(id, locale));
        model.addAttribute("entity", new EntityForm("", "", "", venture.name(), ""));
        Map<String, String> statuses = new LinkedHashMap<>();
        for (LegalStatus status : LegalStatus.values()) {
            statuses.put(status.code(), say(locale, status.label()));
        }
        model.addAttribute("statuses", statuses);
    }

    /** The newest first. */
    private List<EventView> events(VentureId id, Locale locale) {
        List<EventView> views = new ArrayList<>(register.history(id).stream()
                .map(event -> new EventView(
                        event.happenedAt(),
                        say(
                                locale,
                                "cohort.event." + event.kind(),
                                people.get(event.saidBy()).displayName()),
                        text(event, locale),
                        icon(event.kind())))
                .toList());
        Collections.reverse(views);
        return views;
    }

    private @Nullable String text(VentureEvent event, Locale locale) {
        OrganisationId before = event.organisationBefore();
        OrganisationId after = event.organisationAfter();
        if (before == null || after == null) {
            return event.reason().isEmpty() ? null : event.reason();
        }
        return say(
                        locale,
                        "cohort.event.reorganised.text",
                        named(before, locale),
                        named(after, locale),
                        String.valueOf(event.nameBefore()))
                + (event.reason().isEmpty() ? "" : " " + event.reason());
    }

    private String named(OrganisationId id, Locale locale) {
        Organisation organisation = organisations.get(id);
        return organisation.name() + " (" + say(locale, organisation.status().label()) + ")";
    }

    private static String icon(VentureEvent.Kind kind) {
        return switch (kind) {
            case PAUSED -> "pause-circle";
            case RESUMED -> "play-circle";
            case WITHDRAWN -> "box-arrow-right";
            case REORGANISED -> "building";
        };
    }

    private String say(Locale locale, String key, Object... arguments) {
        return texts.getMessage(key, arguments, locale);
    }
}
