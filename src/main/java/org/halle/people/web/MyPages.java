package org.halle.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.Refused;
import org.halle.people.Language;
import org.halle.people.LegalStatus;
import org.halle.people.LetterPreference;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.SignedIn;
import org.halle.people.Siren;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own account: name, language, letters, organisations. */
@Controller
class MyPages {

    private static final String PAGE = "people/me";
    private static final String WELCOME = "people/welcome";

    private final People people;
    private final Organisations organisations;
    private final BrowserSessions sessions;
    private final Arrival arrival;
    private final LocaleResolver languages;
    private final MessageSource messages;

    MyPages(
            People people,
            Organisations organisations,
            BrowserSessions sessions,
            Arrival arrival,
            LocaleResolver languages,
            MessageSource messages) {
        this.people = people;
        this.organisations = organisations;
        this.sessions = sessions;
        this.arrival = arrival;
        this.languages = languages;
        this.messages = messages;
    }

    record AccountForm(String givenName, String familyName, Language language, LetterPreference letters) {

        static AccountForm of(Person person) {
            return new AccountForm(person.givenName(), person.familyName(), person.language(), person.letters());
        }
    }

    record NameForm(String givenName, String familyName) {}

    record OrganisationForm(String name, String status, String siren) {

        static final OrganisationForm EMPTY = new OrganisationForm("", "", "");
    }

    @GetMapping("/me")
    String show(@AuthenticationPrincipal SignedIn me, Locale locale, Model model) {
        Person person = people.get(me.id());
        return page(person, AccountForm.of(person), OrganisationForm.EMPTY, Map.of(), locale, model);
    }

    @PostMapping("/me")
    String save(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String givenName,
            @RequestParam(defaultValue = "") String familyName,
            @RequestParam Language language,
            @RequestParam LetterPreference letters,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        AccountForm form = new AccountForm(givenName, familyName, language, letters);
        try {
            people.rename(me.id(), form.givenName(), form.familyName());
            Person saved = people.prefer(me.id(), form.language(), form.letters());
            sessions.refresh(new SignedIn(saved), request, response);
            languages.setLocale(request, response, saved.language().locale());
            flash.addFlashAttribute(
                    "message", text("people.me.saved", saved.language().locale()));
            return "redirect:/me";
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(
                    people.get(me.id()),
                    form,
                    OrganisationForm.EMPTY,
                    Map.of(nameField(refused, form.givenName(), form.familyName()), sentence(refused, locale)),
                    locale,
                    model);
        }
    }

    /** Whoever changes the language, or comes back by its address, after a refusal. */
    @GetMapping("/me/organisations")
    String backToMe() {
        return "redirect:/me";
    }

    @PostMapping("/me/organisations")
    String join(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String siren,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        OrganisationForm form = new OrganisationForm(name, status, siren);
        String field = "status";
        try {
            LegalStatus under =
                    LegalStatus.of(status).orElseThrow(() -> new Refused("people.organisation.status-missing"));
            field = "siren";
            Siren number = siren.isBlank() ? null : Siren.parse(siren);
            field = "name";
            organisations.join(
                    me.id(), organisations.register(name, under, number).id());
            flash.addFlashAttribute("message", text("people.me.organisation.joined", locale));
            return "redirect:/me";
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            Person person = people.get(me.id());
            return page(person, AccountForm.of(person), form, Map.of(field, sentence(refused, locale)), locale, model);
        }
    }

    @PostMapping("/me/organisations/{id}/leave")
    String leave(
            @AuthenticationPrincipal SignedIn me, @PathVariable String id, Locale locale, RedirectAttributes flash) {
        organisations.leave(me.id(), OrganisationId.of(id));
        flash.addFlashAttribute("message", text("people.me.organisation.left", locale));
        return "redirect:/me";
    }

    @GetMapping("/me/welcome")
    String welcome(@AuthenticationPrincipal SignedIn me, Model model) {
        Person person = people.get(me.id());
        model.addAttribute("form", new NameForm(person.givenName(), person.familyName()));
        model.addAttribute("errors", Map.of());
        return WELCOME;
    }

    @PostMapping("/me/welcome")
    String introduce(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String givenName,
            @RequestParam(defaultValue = "") String familyName,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        NameForm form = new NameForm(givenName, familyName);
        try {
            Person named = people.rename(me.id(), form.givenName(), form.familyName());
            sessions.refresh(new SignedIn(named), request, response);
            return "redirect:" + arrival.destination(request, response);
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("form", form);
            model.addAttribute(
                    "errors",
                    Map.of(nameField(refused, form.givenName(), form.familyName()), sentence(refused, locale)));
            return WELCOME;
        }
    }

    private String page(
            Person person,
            AccountForm form,
            OrganisationForm organisation,
            Map<String, String> errors,
            Locale locale,
            Model model) {
        model.addAttribute("person", person);
        model.addAttribute("form", form);
        model.addAttribute("organisation", organisation);
        model.addAttribute("errors", errors);
        model.addAttribute("organisations", organisations.of(person.id()));
        model.addAttribute("languages", options(Language.values(), "people.language.", locale));
        model.addAttribute("letters", options(LetterPreference.values(), "people.letters.", locale));
        Map<String, String> statuses = new LinkedHashMap<>();
        for (LegalStatus status : LegalStatus.values()) {
            statuses.put(status.code(), text(status.label(), locale));
        }
        model.addAttribute("statuses", statuses);
        return PAGE;
    }

    private <E extends Enum<E>> Map<E, String> options(E[] values, String prefix, Locale locale) {
        Map<E, String> options = new LinkedHashMap<>();
        for (E one : values) {
            options.put(one, text(prefix + one.name(), locale));
        }
        return options;
    }

    /** Which of the two names a sentence is about. */
    private static String nameField(Refused refused, String givenName, String familyName) {
        boolean given = "people.name.too-long".equals(refused.code())
                ? givenName.length() >= familyName.length()
                : givenName.isBlank();
        return given ? "givenName" : "familyName";
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    private String sentence(Refused refused, Locale locale) {
        return messages.getMessage(refused.code(), refused.arguments(), locale);
    }
}
