package org.halle.cohort.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.halle.cohort.Attending;
import org.halle.cohort.Coaching;
import org.halle.cohort.Venture;
import org.halle.cohort.VentureRegister;
import org.halle.kernel.Forbidden;
import org.halle.kernel.LongDay;
import org.halle.kernel.NotFound;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.kernel.SlotId;
import org.halle.kernel.VentureId;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.people.SignedIn;
import org.halle.programme.Programmes;
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

/** The hours that coaches offer: their own page, and that of a venture that books. */
@Controller
class SlotPages {

    private final Coaching coaching;
    private final Attending attending;
    private final VentureRegister register;
    private final Programmes programmes;
    private final Rights rights;
    private final SlotViews views;
    private final CohortViews sessions;
    private final MessageSource texts;

    SlotPages(
            Coaching coaching,
            Attending attending,
            VentureRegister register,
            Programmes programmes,
            Rights rights,
            SlotViews views,
            CohortViews sessions,
            MessageSource texts) {
        this.coaching = coaching;
        this.attending = attending;
        this.register = register;
        this.programmes = programmes;
        this.rights = rights;
        this.views = views;
        this.sessions = sessions;
        this.texts = texts;
    }

    /** For coaches and managers: what is offered, what is booked, what is still to be noted. */
    @GetMapping("/cohort/{programmeId}/slots")
    String offered(@AuthenticationPrincipal SignedIn me, @PathVariable String programmeId, Locale locale, Model model) {
        show(me, ProgrammeId.of(programmeId), model);
        model.addAttribute("form", SlotForm.empty(say(locale, "cohort.held.place.usual")));
        return "cohort/slots";
    }

    @PostMapping("/cohort/{programmeId}/slots")
    ModelAndView offer(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String programmeId,
            @ModelAttribute SlotForm form,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        ProgrammeId programme = ProgrammeId.of(programmeId);
        try {
            Coaching.Offered offered = coaching.offer(me.id(), form.read(programme));
            flash.addFlashAttribute("message", told(offered, locale));
            return new ModelAndView("redirect:/cohort/" + programmeId + "/slots");
        } catch (RefusedFields refused) {
            show(me, programme, model);
            Map<String, String> errors = new LinkedHashMap<>();
            refused.fields().forEach((field, why) -> errors.put(field, say(locale, why.code(), why.arguments())));
            model.addAttribute("form", form);
            model.addAttribute("errors", errors);
            ModelAndView page = new ModelAndView("cohort/slots", model.asMap());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private String told(Coaching.Offered offered, Locale locale) {
        int count = offered.slots().size();
        if (offered.holidays().isEmpty()) {
            return say(locale, "cohort.slots.offered", count);
        }
        return say(
                locale,
                "cohort.slots.offered.holidays",
                count,
                offered.holidays().stream().map(day -> LongDay.of(day, locale)).collect(Collectors.joining(", ")));
    }

    @PostMapping("/slots/{id}/withdraw")
    String withdraw(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @RequestParam String programme,
            Locale locale,
            RedirectAttributes flash) {
        ProgrammeId back = ProgrammeId.of(programme);
        coaching.withdraw(me.id(), SlotId.of(id));
        flash.addFlashAttribute("message", say(locale, "cohort.slots.withdrawn"));
        return "redirect:/cohort/" + back + "/slots";
    }

    /** For a venture: what it may book, and what it booked. */
    @GetMapping("/ventures/{id}/slots")
    String bookable(@AuthenticationPrincipal SignedIn me, @PathVariable String id, Model model) {
        VentureId ventureId = VentureId.of(id);
        Venture venture = register.get(ventureId);
        List<SlotViews.SlotView> slots = views.list(coaching.bookable(me.id(), ventureId), me.id());
        model.addAttribute("venture", venture);
        model.addAttribute("quota", attending.quota(ventureId));
        model.addAttribute("mayBook", coaching.mayBook(me.id(), venture));
        model.addAttribute(
                "booked", slots.stream().filter(slot -> slot.venture() != null).toList());
        model.addAttribute(
                "days",
                SlotViews.byDay(
                        slots.stream().filter(slot -> slot.venture() == null).toList()));
        return "cohort/booking";
    }

    @PostMapping("/slots/{id}/book")
    String book(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @RequestParam String venture,
            Locale locale,
            RedirectAttributes flash) {
        VentureId booker = VentureId.of(venture);
        try {
            coaching.book(me.id(), SlotId.of(id), booker);
            flash.addFlashAttribute("message", say(locale, "cohort.slots.booked"));
        } catch (Forbidden | NotFound notTheirs) {
            throw notTheirs;
        } catch (Refused refused) {
            // the hour that somebody else was faster to take is no longer on the page: say so there
            flash.addFlashAttribute("error", say(locale, refused.code(), refused.arguments()));
        }
        return "redirect:/ventures/" + booker + "/slots";
    }

    @PostMapping("/slots/{id}/cancel")
    String cancel(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @RequestParam String venture,
            Locale locale,
            RedirectAttributes flash) {
        VentureId booker = VentureId.of(venture);
        try {
            coaching.cancel(me.id(), SlotId.of(id));
            flash.addFlashAttribute("message", say(locale, "cohort.slots.cancelled"));
        } catch (Forbidden | NotFound notTheirs) {
            throw notTheirs;
        } catch (Refused refused) {
            flash.addFlashAttribute("error", say(locale, refused.code(), refused.arguments()));
        }
        return "redirect:/ventures/" + booker + "/slots";
    }

    private void show(SignedIn me, ProgrammeId programme, Model model) {
        model.addAttribute("programme", programmes.get(programme));
        List<SlotViews.SlotView> slots = views.list(coaching.of(me.id(), programme), me.id());
        model.addAttribute("days", SlotViews.byDay(slots));
        model.addAttribute(
                "free", slots.stream().filter(slot -> slot.venture() == null).count());
        model.addAttribute(
                "taken", slots.stream().filter(slot -> slot.venture() != null).count());
        model.addAttribute("coach", rights.has(me.id(), Role.COACH, programme));
        model.addAttribute("manager", rights.has(me.id(), Role.MANAGER, programme));
        model.addAttribute(
                "unmarked",
                attending.unmarked(me.id(), programme).stream()
                        .map(session -> sessions.session(session, null))
                        .toList());
    }

    private String say(Locale locale, String key, Object... arguments) {
        return texts.getMessage(key, arguments, locale);
    }
}
