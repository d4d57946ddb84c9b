package org.halle.selection.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.desk.Desk;
import org.halle.desk.OpenTask;
import org.halle.kernel.ApplicationId;
import org.halle.people.Organisations;
import org.halle.people.SignedIn;
import org.halle.programme.Programme;
import org.halle.programme.Programmes;
import org.halle.selection.Assessment;
import org.halle.selection.Empanelling;
import org.halle.selection.Juror;
import org.halle.selection.ReadingRoom;
import org.halle.selection.SelectionRegister;
import org.halle.selection.Weighing;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A juror's own page: what is asked of them, what they have scored, which links they declared. */
@Controller
@RequestMapping("/jury")
class JuryPages {

    private final SelectionRegister register;
    private final Empanelling empanelling;
    private final Weighing weighing;
    private final ReadingRoom room;
    private final ApplicationRegister applications;
    private final Programmes programmes;
    private final Organisations organisations;
    private final Desk desk;
    private final MessageSource messages;

    JuryPages(
            SelectionRegister register,
            Empanelling empanelling,
            Weighing weighing,
            ReadingRoom room,
            ApplicationRegister applications,
            Programmes programmes,
            Organisations organisations,
            Desk desk,
            MessageSource messages) {
        this.register = register;
        this.empanelling = empanelling;
        this.weighing = weighing;
        this.room = room;
        this.applications = applications;
        this.programmes = programmes;
        this.organisations = organisations;
        this.desk = desk;
        this.messages = messages;
    }

    /**
     * One application that was given to the juror.
     *
     * @param score their own, of 5; null unless scored
     * @param task where to score it; null when there is nothing to do
     */
    record Given(
            String reference, String title, Assessment assessment, @Nullable Double score, @Nullable OpenTask task) {}

    /** An application that the juror may know, before or after they said so. */
    record Known(ApplicationId id, String reference, String title, String organisation) {}

    /** One jury the person sits in. */
    record Seat(
            Programme programme,
            boolean sitting,
            List<Given> toScore,
            List<Given> scored,
            List<Given> aside,
            List<Known> declared,
            List<Known> declarable) {}

    @GetMapping
    String mine(@AuthenticationPrincipal SignedIn me, Model model) {
        List<Assessment> assessments = register.mine(me.id());
        List<Seat> seats = new ArrayList<>();
        for (Juror juror : empanelling.seatsOf(me.id())) {
            seats.add(seat(
                    me,
                    juror,
                    assessments.stream()
                            .filter(one -> one.programme().equals(juror.programme()))
                            .toList()));
        }
        model.addAttribute(
                "seats",
                seats.stream()
                        .sorted(Comparator.comparing(seat -> seat.toScore().isEmpty()))
                        .toList());
        return "selection/mine";
    }

    private Seat seat(SignedIn me, Juror juror, List<Assessment> own) {
        Programme programme = programmes.get(juror.programme());
        Map<ApplicationId, Assessment> given =
                own.stream().collect(Collectors.toMap(Assessment::application, Function.identity()));
        List<Application> all = applications.of(programme.id());
        Map<ApplicationId, String> titles = room.titles(programme.id(), all);
        List<Given> mine = all.stream()
                .flatMap(application -> {
                    Assessment assessment = given.get(application.id());
                    return assessment == null
                            ? Stream.<Given>empty()
                            : Stream.of(given(me, application, titles, assessment));
                })
                .toList();
        boolean blind = programme.rules().blindReview();
        return new Seat(
                programme,
                juror.sitting(),
                in(mine, Assessment.State.ASKED),
                in(mine, Assessment.State.SCORED),
                mine.stream().filter(one -> !one.assessment().counts()).toList(),
                all.stream()
                        .filter(one -> juror.hasDeclared(one.id()))
                        .map(one -> known(one, titles, blind))
                        .toList(),
                all.stream()
                        .filter(one -> juror.sitting() && Empanelling.declarable(one))
                        .filter(one -> !juror.hasDeclared(one.id()) && !given.containsKey(one.id()))
                        .map(one -> known(one, titles, blind))
                        .toList());
    }

    private Given given(
            SignedIn me, Application application, Map<ApplicationId, String> titles, Assessment assessment) {
        OpenTask task = assessment.state() != Assessment.State.ASKED
                ? null
                : desk.openTasks(me.id(), "application", application.id().value()).stream()
                        .filter(one -> one.process().equals("review"))
                        .findFirst()
                        .orElse(null);
        return new Given(
                application.reference(),
                titles.getOrDefault(application.id(), ""),
                assessment,
                assessment.marks() == null
                        ? null
                        : weighing.grid(application.programme()).score(assessment.marks()),
                task);
    }

    private Known known(Application application, Map<ApplicationId, String> titles, boolean blind) {
        return new Known(
                application.id(),
                application.reference(),
                titles.getOrDefault(application.id(), ""),
                blind ? "" : organisations.get(application.organisation()).name());
    }

    private static List<Given> in(List<Given> mine, Assessment.State state) {
        return mine.stream().filter(one -> one.assessment().state() == state).toList();
    }

    @PostMapping("/conflicts")
    String declare(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam String application,
            Locale locale,
            RedirectAttributes flash) {
        ApplicationId id = ApplicationId.of(application);
        empanelling.declareConflict(me.id(), id);
        flash.addFlashAttribute(
                "message",
                messages.getMessage(
                        "selection.mine.declared.done",
                        new Object[] {applications.get(id).reference()},
                        locale));
        return "redirect:/jury";
    }
}
