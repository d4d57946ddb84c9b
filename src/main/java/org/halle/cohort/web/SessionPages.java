package org.halle.cohort.web;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.halle.cohort.Attendance;
import org.halle.cohort.Attending;
import org.halle.cohort.ChangeSession;
import org.halle.cohort.Convening;
import org.halle.cohort.Session;
import org.halle.cohort.VentureRegister;
import org.halle.desk.Desk;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.kernel.SessionId;
import org.halle.kernel.TypedNumber;
import org.halle.kernel.VentureId;
import org.halle.people.People;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.people.SignedIn;
import org.halle.programme.Programmes;
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

/** A session: when, where, who came; how it is moved, and offered again to those who missed it. */
@Controller
class SessionPages {

    /** A venture and whether it came. */
    record GuestView(String id, String name, boolean present) {}

    /** When and where, as it was typed. */
    record PlanForm(String theme, String day, String hour, String minutes, String place, String coach) {

        PlanForm {
            theme = requireNonNullElse(theme, "");
            day = requireNonNullElse(day, "");
            hour = requireNonNullElse(hour, "");
            minutes = requireNonNullElse(minutes, "");
            place = requireNonNullElse(place, "");
            coach = requireNonNullElse(coach, "");
        }

        static PlanForm of(Session session, String day) {
            return new PlanForm(
                    session.theme(),
                    day,
                    HOUR.format(session.startsAt().atZone(HalleClock.PARIS)),
                    String.valueOf(session.minutes()),
                    session.place(),
                    session.coach() == null ? "" : session.coach().toString());
        }

        /** @throws RefusedFields naming each field that cannot be read */
        ChangeSession read() {
            Map<String, Refused> wrong = new LinkedHashMap<>();
            LocalDate date = parse(LocalDate::parse, day);
            if (date == null) {
                wrong.put("day", new Refused("cohort.held.day.missing"));
            }
            LocalTime time = parse(LocalTime::parse, hour);
            if (time == null) {
                wrong.put("hour", new Refused("cohort.held.hour.missing"));
            }
            Integer length = parse(text -> TypedNumber.count(text), minutes);
            if (length == null) {
                wrong.put("minutes", new Refused("cohort.held.minutes.wrong"));
            }
            if (date == null || time == null || length == null) {
                throw new RefusedFields("cohort.change.refused", wrong);
            }
            return new ChangeSession(theme, date, time, length, place, coach.isBlank() ? null : PersonId.of(coach));
        }

        private static <T> @Nullable T parse(Function<String, T> read, String text) {
            try {
                return read.apply(text);
            } catch (DateTimeParseException | NumberFormatException unreadable) {
                return null;
            }
        }
    }

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    private static final String PAGE = "cohort/session";

    private final VentureRegister register;
    private final Attending attending;
    private final Convening convening;
    private final Programmes programmes;
    private final People people;
    private final Rights rights;
    private final Desk desk;
    private final CohortViews views;
    private final MessageSource texts;
    private final HalleClock clock;

    SessionPages(
            VentureRegister register,
            Attending attending,
            Convening convening,
            Programmes programmes,
            People people,
            Rights rights,
            Desk desk,
            CohortViews views,
            MessageSource texts,
            HalleClock clock) {
        this.register = register;
        this.attending = attending;
        this.convening = convening;
        this.programmes = programmes;
        this.people = people;
        this.rights = rights;
        this.desk = desk;
        this.views = views;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/sessions/{id}")
    String session(@AuthenticationPrincipal SignedIn me, @PathVariable String id, Model model) {
        show(me, SessionId.of(id), model);
        return PAGE;
    }

    private void show(SignedIn me, SessionId id, Model model) {
        Session session = register.session(id);
        rights.require(me.id(), session.programme(), Role.COACH, Role.MANAGER);
        Set<VentureId> present = session.attendance().stream()
                .filter(Attendance::present)
                .map(Attendance::venture)
                .collect(Collectors.toSet());
        List<GuestView> guests = attending.expected(id).stream()
                .map(venture -> new GuestView(venture.id().toString(), venture.name(), present.contains(venture.id())))
                .toList();
        boolean several = session.kind() != Session.Kind.INDIVIDUAL;
        boolean started = !clock.instant().isBefore(session.startsAt());
        model.addAttribute("meeting", views.session(session, null));
        model.addAttribute(
                "coach",
                session.coach() == null ? null : people.get(session.coach()).displayName());
        model.addAttribute("note", session.note());
        model.addAttribute("programme", programmes.get(session.programme()));
        model.addAttribute("guests", guests);
        model.addAttribute("came", present.size());
        model.addAttribute("started", started);
        model.addAttribute("code", session.roomCode());
        model.addAttribute(
                "mayOpenRoom",
                several && !session.cancelled() && clock.instant().isBefore(session.endsAt()));
        model.addAttribute("mayChange", several && !session.cancelled() && !started);
        model.addAttribute("change", PlanForm.of(session, session.day().toString()));
        model.addAttribute(
                "mayOfferCatchUp",
                session.kind() == Session.Kind.COLLECTIVE && !session.missing().isEmpty());
        model.addAttribute("catchUp", PlanForm.of(session, ""));
        model.addAttribute(
                "catchUps",
                register.catchUpsOf(id).stream()
                        .map(one -> views.session(one, null))
                        .toList());
        model.addAttribute("coaches", coaches(session));
        // while the diagram asks for it, attendance is marked there, so that it goes on
        model.addAttribute(
                "task",
                desk.openTasks(me.id(), "session", id.value()).stream()
                        .findFirst()
                        .orElse(null));
    }

    private Map<String, String> coaches(Session session) {
        Map<String, String> coaches = new LinkedHashMap<>();
        people.holding(Role.COACH, session.programme())
                .forEach(one -> coaches.put(one.id().toString(), one.displayName()));
        return coaches;
    }

    /** Corrects what was marked. */
    @PostMapping("/sessions/{id}/attendance")
    String mark(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @RequestParam(defaultValue = "") List<String> present,
            @RequestParam(defaultValue = "") String note,
            Locale locale,
            RedirectAttributes flash) {
        attending.mark(
                me.id(), SessionId.of(id), present.stream().map(VentureId::of).collect(Collectors.toSet()), note);
        flash.addFlashAttribute("message", say(locale, "cohort.session.marked"));
        return "redirect:/sessions/" + id;
    }

    /** Shows the code that those in the room type. */
    @PostMapping("/sessions/{id}/room")
    String openRoom(@AuthenticationPrincipal SignedIn me, @PathVariable String id) {
        attending.openRoom(me.id(), SessionId.of(id));
        return "redirect:/sessions/" + id;
    }

    @PostMapping("/sessions/{id}/change")
    ModelAndView change(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @ModelAttribute PlanForm form,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        SessionId session = SessionId.of(id);
        try {
            convening.change(me.id(), session, form.read());
        } catch (Forbidden | NotFound notTheirs) {
            throw notTheirs;
        } catch (Refused refused) {
            return refused(me, session, "change", form, refused, locale, model);
        }
        flash.addFlashAttribute("message", say(locale, "cohort.change.done"));
        return new ModelAndView("redirect:/sessions/" + id);
    }

    /** Offers a second session to those who missed this one. */
    @PostMapping("/sessions/{id}/catch-up")
    ModelAndView catchUp(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @ModelAttribute PlanForm form,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        SessionId session = SessionId.of(id);
        try {
            SessionId offered = convening.offerCatchUp(me.id(), session, form.read());
            flash.addFlashAttribute("message", say(locale, "cohort.catch-up.offered"));
            return new ModelAndView("redirect:/sessions/" + offered);
        } catch (Forbidden | NotFound notTheirs) {
            throw notTheirs;
        } catch (Refused refused) {
            return refused(me, session, "catchUp", form, refused, locale, model);
        }
    }

    private ModelAndView refused(
            SignedIn me, SessionId id, String which, PlanForm form, Refused refused, Locale locale, Model model) {
        show(me, id, model);
        Map<String, String> errors = new LinkedHashMap<>();
        if (refused instanceof RefusedFields fields) {
            fields.fields().forEach((field, why) -> errors.put(field, say(locale, why.code(), why.arguments())));
        } else {
            errors.put("theme", say(locale, refused.code(), refused.arguments()));
        }
        model.addAttribute(which, form);
        model.addAttribute(which + "Errors", errors);
        ModelAndView page = new ModelAndView(PAGE, model.asMap());
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private String say(Locale locale, String key, Object... arguments) {
        return texts.getMessage(key, arguments, locale);
    }
}
