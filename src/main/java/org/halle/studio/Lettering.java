package org.halle.studio;

import java.util.Map;
import java.util.Set;
import org.halle.kernel.PersonId;
import org.halle.notification.LetterTemplate;
import org.halle.notification.LetterTemplates;
import org.halle.notification.LetterTemplates.Sample;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.studio.Drafting.OpenFile;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rewriting letters in one's drafts; they are published with the rest. */
@Service
@Transactional
public class Lettering {

    private final Drafting drafting;
    private final LetterTemplates templates;
    private final People people;

    Lettering(Drafting drafting, LetterTemplates templates, People people) {
        this.drafting = drafting;
        this.templates = templates;
        this.people = people;
    }

    /**
     * A letter opened for rewriting.
     *
     * @param file as drafts know it
     * @param letter one's own draft of it, or what is in force
     * @param placeholders what it may name
     */
    public record OpenLetter(OpenFile file, LetterTemplate letter, Set<String> placeholders) {}

    @Transactional(readOnly = true)
    public OpenLetter open(PersonId by, String code) {
        OpenFile file = drafting.open(by, code + LetterFiles.ENDING);
        return new OpenLetter(file, LetterFiles.read(file.name(), file.content()), templates.placeholders(code));
    }

    /** Keeps a draft, whatever it is worth. */
    public void save(PersonId by, LetterTemplate letter) {
        drafting.save(by, letter.code() + LetterFiles.ENDING, LetterFiles.write(letter));
    }

    /** As that person would read it in a language. */
    @Transactional(readOnly = true)
    public Sample sample(PersonId by, LetterTemplate letter, Language language) {
        Person reader = people.get(by);
        return templates.sample(letter, language, Map.of("recipient", reader.displayName()));
    }
}
