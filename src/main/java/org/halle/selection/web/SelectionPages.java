package org.halle.selection.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.halle.kernel.Alphabet;
import org.halle.kernel.Forbidden;
import org.halle.kernel.Leaf;
import org.halle.kernel.NotFound;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.people.LegalStatus;
import org.halle.people.Organisation;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.SignedIn;
import org.halle.programme.Programme;
import org.halle.selection.Assessment;
import org.halle.selection.Empanelling;
import org.halle.selection.Juror;
import org.halle.selection.SelectionRegister;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The manager's pages of a selection: the reviews as they come in, and the jury. */
@Controller
@RequestMapping("/selection/{programme}")
class SelectionPages {

    private final SelectionRegister register;
    private final Empanelling empanelling;
    private final SelectionHead head;
    private final People people;
    private final Organisations organisations;
    private final Challenges challenges;
    private final MessageSource messages;

    SelectionPages(
            SelectionRegister register,
            Empanelling empanelling,
            SelectionHead head,
            People people,
            Organisations organisations,
            Challenges challenges,
            MessageSource messages) {
        this.register = register;
        this.empanelling = empanelling;
        this.head = head;
        this.people = people;
        this.organisations = organisations;
        this.challenges = challenges;
        this.messages = messages;
    }

    /** Somebody who sits or sat, as the jury's page shows them. */
    record SeatView(
            PersonId person, Juror juror, String name, String email, String organisation, List<String> expertise) {}

    // --- reviews ---

    @GetMapping
    String reviews(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String programme,
            @RequestParam(defaultValue = "1") int page,
            Locale locale,
            Model model) {
        ProgrammeId id = ProgrammeId.of(programme);
        List<Assessment> assessments = register.assessments(me.id(), id);
        List<Juror> jury = empanelling.jury(me.id(), id);
        Programme asked = head.show(id, "", locale, model);
        Set<PersonId> persons = new HashSet<>();
        assessments.forEach(assessment -> persons.add(assessment.juror()));
        jury.forEach(juror -> persons.add(juror.person()));
        ReviewsView reviews = ReviewsView.of(
                register.candidates(me.id(), id),
                assessments,
                jury,
                people.all(persons),
                asked.rules().reviewsPerApplication());
        model.addAttribute("reviews", reviews);
        head.leaf(id, "", Leaf.of(reviews.applications(), page), model);
        return "selection/reviews";
    }

    // --- jury ---

    @GetMapping("/jury")
    String jury(@AuthenticationPrincipal SignedIn me, @PathVariable String programme, Locale locale, Model model) {
        return showJury(me, ProgrammeId.of(programme), JurorForm.EMPTY, Map.of(), locale, model);
    }

    private String showJury(
            SignedIn me, ProgrammeId id, JurorForm form, Map<String, String> errors, Locale locale, Model model) {
        List<Juror> jury = empanelling.jury(me.id(), id);
        head.show(id, "/jury", locale, model);
        Map<PersonId, Person> persons =
                people.all(jury.stream().map(Juror::person).toList());
        Map<OrganisationId, Organisation> houses = organisations.all(
                jury.stream().map(Juror::organisation).filter(Objects::nonNull).collect(Collectors.toSet()));
        List<SeatView> seats = jury.stream()
                .filter(juror -> persons.containsKey(juror.person()))
                .map(juror -> seat(juror, persons, houses, locale))
                .sorted(Comparator.comparing((SeatView seat) -> !seat.juror().sitting())
                        .thenComparing(SeatView::name, Alphabet.order()))
                .toList();
        Set<String> inUse = new HashSet<>();
        register.candidates(me.id(), id)
                .forEach(application -> inUse.add(application.content().challenge()));
        model.addAttribute("seatViews", seats);
        model.addAttribute("challenges", challenges.named(inUse, locale));
        model.addAttribute("statuses", statuses(locale));
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "selection/jury";
    }

    private SeatView seat(
            Juror juror, Map<PersonId, Person> persons, Map<OrganisationId, Organisation> houses, Locale locale) {
        Person person = Objects.requireNonNull(persons.get(juror.person()));
        Organisation house = juror.organisation() == null ? null : houses.get(juror.organisation());
        return new SeatView(
                juror.person(),
                juror,
                person.displayName(),
                person.email(),
                house == null ? "" : house.name(),
                juror.challenges().stream()
                        .map(code -> challenges.name(code, locale))
                        .toList());
    }

    private Map<String, String> statuses(Locale locale) {
        Map<String, String> names = new LinkedHashMap<>();
        for (LegalStatus status : LegalStatus.values()) {
            names.put(status.code(), String.valueOf(messages.getMessage(status.label(), null, status.code(), locale)));
        }
        return names;
    }

    @PostMapping("/jury")
    String seat(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String programme,
            @ModelAttribute JurorForm form,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        ProgrammeId id = ProgrammeId.of(programme);
        try {
            PersonId seated = empanelling.seat(me.id(), form.read(id));
            flash.addFlashAttribute(
                    "message",
                    messages.getMessage(
                            "selection.jury.seated",
                            new Object[] {people.get(seated).displayName()},
                            locale));
            return "redirect:/selection/" + programme + "/jury";
        } catch (Forbidden | NotFound elsewhere) {
            throw elsewhere;
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String sentence = messages.getMessage(refused.code(), refused.arguments(), locale);
            return showJury(me, id, form, Map.of(form.wrong(refused), sentence), locale, model);
        }
    }

    @PostMapping("/jury/{person}/leave")
    String dismiss(@AuthenticationPrincipal SignedIn me, @PathVariable String programme, @PathVariable String person) {
        empanelling.dismiss(me.id(), ProgrammeId.of(programme), PersonId.of(person));
        return "redirect:/selection/" + programme + "/jury";
    }
}
