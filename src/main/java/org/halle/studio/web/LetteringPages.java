package org.halle.studio.web;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.notification.LetterTemplate;
import org.halle.notification.LetterTemplate.Words;
import org.halle.notification.LetterTemplates.Sample;
import org.halle.people.Language;
import org.halle.people.SignedIn;
import org.halle.programme.Programme;
import org.halle.studio.LetterReaders;
import org.halle.studio.LetterReaders.Reader;
import org.halle.studio.Lettering;
import org.halle.studio.Lettering.OpenLetter;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Rewriting a letter: its words in each language, what they may name, and how it would be read. */
@Controller
@RequestMapping("/studio/letters/{code}")
class LetteringPages {

    private final Lettering lettering;
    private final LetterReaders readers;
    private final MessageSource messages;

    LetteringPages(Lettering lettering, LetterReaders readers, MessageSource messages) {
        this.lettering = lettering;
        this.readers = readers;
        this.messages = messages;
    }

    /**
     * @param programme whose people the letter may be read as; the newest one's when empty
     * @param reader who reads it; oneself when empty
     */
    @GetMapping
    String edit(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String programme,
            @RequestParam(defaultValue = "") String reader,
            Locale locale,
            Model model) {
        OpenLetter open = lettering.open(me.id(), code);
        Map<String, Words> words = new LinkedHashMap<>();
        Map<String, Sample> samples = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            String name = language.name().toLowerCase(Locale.ROOT);
            words.put(name, open.letter().in(language));
            samples.put(name, lettering.sample(me.id(), open.letter(), language));
        }
        model.addAttribute("letter", open);
        model.addAttribute("words", words);
        model.addAttribute("samples", samples);
        model.addAttribute(
                "problems",
                open.file().problems().stream()
                        .map(problem -> problem.sentence(locale))
                        .toList());
        readers(me.id(), open.letter(), programme, reader, model);
        return "studio/letter";
    }

    private void readers(PersonId by, LetterTemplate letter, String programme, String reader, Model model) {
        List<Programme> mine = readers.programmes(by);
        model.addAttribute("programmes", mine);
        if (mine.isEmpty()) {
            return;
        }
        ProgrammeId chosen = programme.isEmpty() ? mine.get(0).id() : ProgrammeId.of(programme);
        List<Reader> there = readers.of(by, chosen, letter.code());
        model.addAttribute("programme", chosen);
        model.addAttribute("written", there.stream().filter(Reader::written).toList());
        model.addAttribute(
                "others", there.stream().filter(one -> !one.written()).toList());
        model.addAttribute("reader", reader);
        // whom the first choice no longer offers was chosen in another programme
        if (there.stream().anyMatch(one -> one.id().toString().equals(reader))) {
            model.addAttribute("reading", readers.read(by, chosen, PersonId.of(reader), letter));
        }
    }

    @PostMapping
    String save(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String code,
            @RequestParam Map<String, String> said,
            Locale locale,
            RedirectAttributes after) {
        Map<Language, Words> words = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            String name = language.name().toLowerCase(Locale.ROOT) + "-";
            words.put(
                    language,
                    new Words(
                            said.getOrDefault(name + "subject", ""),
                            said.getOrDefault(name + "text", ""),
                            said.getOrDefault(name + "action", "")));
        }
        try {
            lettering.save(me.id(), new LetterTemplate(code, words));
            after.addFlashAttribute("message", messages.getMessage("studio.letter.saved", null, locale));
        } catch (Refused refused) {
            after.addFlashAttribute("message", messages.getMessage(refused.code(), refused.arguments(), locale));
        }
        for (String chosen : List.of("programme", "reader")) {
            if (!said.getOrDefault(chosen, "").isEmpty()) {
                after.addAttribute(chosen, said.get(chosen));
            }
        }
        return "redirect:/studio/letters/" + code;
    }
}
