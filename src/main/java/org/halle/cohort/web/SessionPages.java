package org.halle.cohort.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.halle.cohort.Attendance;
import org.halle.cohort.Attending;
import org.halle.cohort.Session;
import org.halle.cohort.VentureRegister;
import org.halle.desk.Desk;
import org.halle.kernel.HalleClock;
import org.halle.kernel.SessionId;
import org.halle.kernel.VentureId;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.people.SignedIn;
import org.halle.programme.Programmes;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A session: when, where, and who came. */
@Controller
class SessionPages {

    /** A venture and whether it came. */
    record GuestView(String id, String name, boolean present) {}

    private final VentureRegister register;
    private final Attending attending;
    private final Programmes programmes;
    private final Rights rights;
    private final Desk desk;
    private final CohortViews views;
    private final MessageSource texts;
    private final HalleClock clock;

    SessionPages(
            VentureRegister register,
            Attending attending,
            Programmes programmes,
            Rights rights,
            Desk desk,
            CohortViews views,
            MessageSource texts,
            HalleClock clock) {
        this.register = register;
        this.attending = attending;
        this.programmes = programmes;
        this.rights = rights;
        this.desk = desk;
        this.views = views;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/sessions/{id}")
    String session(@AuthenticationPrincipal SignedIn me, @PathVariable String id, Model model) {
        SessionId sessionId = SessionId.of(id);
        Session session = register.session(sessionId);
        rights.require(me.id(), session.programme(), Role.COACH, Role.MANAGER);
        Set<VentureId> present = session.attendance().stream()
                .filter(Attendance::present)
                .map(Attendance::venture)
                .collect(Collectors.toSet());
        List<GuestView> guests = attending.expected(sessionId).stream()
                .map(venture -> new GuestView(venture.id().toString(), venture.name(), present.contains(venture.id())))
                .toList();
        model.addAttribute("meeting", views.session(session, null));
        model.addAttribute("note", session.note());
        model.addAttribute("programme", programmes.get(session.programme()));
        model.addAttribute("guests", guests);
        model.addAttribute("came", present.size());
        model.addAttribute("started", !clock.instant().isBefore(session.startsAt()));
        // while the diagram asks for it, attendance is marked there, so that it goes on
        model.addAttribute(
                "task",
                desk.openTasks(me.id(), "session", sessionId.value()).stream()
                        .findFirst()
                        .orElse(null));
        return "cohort/session";
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
        flash.addFlashAttribute("message", texts.getMessage("cohort.session.marked", null, locale));
        return "redirect:/sessions/" + id;
    }
}
