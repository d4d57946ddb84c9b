package org.halle.studio.web;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.halle.engine.PlainWords;
import org.halle.engine.PlainWords.Told;
import org.springframework.stereotype.Component;

/** A changed diagram as a text, with what the version in force does not say. */
@Component
class FileWords {

    private final PlainWords words;

    FileWords(PlainWords words) {
        this.words = words;
    }

    /**
     * What a diagram says.
     *
     * @param fresh the sentences that another version did not have
     */
    record Reviewed(List<Told> words, Set<String> fresh) {}

    /** Nothing for a rule or a form. */
    List<Told> of(String file, String content, Locale locale) {
        return file.endsWith(".bpmn") ? words.of(content, locale) : List.of();
    }

    Reviewed of(String file, String before, String after, Locale locale) {
        List<Told> now = of(file, after, locale);
        Set<String> fresh = texts(now);
        fresh.removeAll(texts(of(file, before, locale)));
        // all of a new file is new: that goes without saying
        return new Reviewed(now, before.isBlank() ? Set.of() : fresh);
    }

    private static Set<String> texts(List<Told> words) {
        return words.stream().flatMap(Told::all).map(Told::text).collect(Collectors.toCollection(HashSet::new));
    }
}
