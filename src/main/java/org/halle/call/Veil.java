package org.halle.call;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.halle.people.Organisation;
import org.halle.people.Person;
import org.halle.people.Siren;

/**
 * Takes out of a text what tells who stands behind an application: the names of its organisations and people, their
 * numbers, and whatever address or telephone number stands there. Case, accents and punctuation don't matter.
 */
public final class Veil {

    /** What stands where a name stood. */
    public static final String HIDDEN = "[…]";

    private static final int SHORTEST_NAME = 3;
    private static final String NOT_AFTER_A_LETTER = "(?<![\\p{L}\\p{N}])";
    private static final String NOT_BEFORE_A_LETTER = "(?![\\p{L}\\p{N}\\p{M}])";
    private static final Pattern ARTICLE = Pattern.compile(
            "^(?:les?|la|une?|des|du|the)\\s+|^l\\s*['’]\\s*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

    private static final List<Pattern> ADDRESSES = List.of(
            Pattern.compile("[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+"),
            Pattern.compile("(?:https?://|www\\.)\\S*[^\\s.,;:!?)»\"]", Pattern.CASE_INSENSITIVE),
            Pattern.compile("(?<![\\d+])(?:\\+33|0033|0)[\\s.]?[1-9](?:[\\s.-]?\\d{2}){4}(?!\\d)"));

    private final List<Pattern> names;

    private Veil(List<Pattern> names) {
        this.names = names;
    }

    static Veil over(Collection<Organisation> organisations, Collection<Person> people) {
        List<Pattern> names = new ArrayList<>();
        for (Organisation organisation : organisations) {
            names.add(loosely(organisation.name()));
            Siren siren = organisation.siren();
            if (siren != null) {
                names.add(number(siren));
            }
        }
        for (Person person : people) {
            if (person.named()) {
                names.add(loosely(person.givenName() + " " + person.familyName()));
                names.add(loosely(person.familyName() + " " + person.givenName()));
                surname(person.familyName(), names);
            }
        }
        return new Veil(List.copyOf(names));
    }

    /** The text without them; two different texts may become the same. */
    public String hide(String text) {
        String hidden = Normalizer.normalize(text, Normalizer.Form.NFD);
        for (Pattern address : ADDRESSES) {
            hidden = address.matcher(hidden).replaceAll(HIDDEN);
        }
        for (Pattern name : names) {
            hidden = name.matcher(hidden).replaceAll(HIDDEN);
        }
        return Normalizer.normalize(hidden, Normalizer.Form.NFC);
    }

    /** A name however it is written, without the article that it may begin with. */
    private static Pattern loosely(String name) {
        String bare = ARTICLE.matcher(name.strip()).replaceFirst("");
        String words = SEPARATORS
                .splitAsStream(decomposed(bare))
                .filter(word -> !word.isEmpty())
                .map(Veil::letters)
                .collect(Collectors.joining("[^\\p{L}\\p{N}]+"));
        return Pattern.compile(
                words.isEmpty() ? Pattern.quote(name) : NOT_AFTER_A_LETTER + words + NOT_BEFORE_A_LETTER,
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** A surname alone, as names are written: "Petit" and "PETIT", not "petit". */
    private static void surname(String name, List<Pattern> names) {
        if (name.length() >= SHORTEST_NAME) {
            for (String written : List.of(name, name.toUpperCase(Locale.FRENCH))) {
                names.add(Pattern.compile(NOT_AFTER_A_LETTER + letters(decomposed(written)) + NOT_BEFORE_A_LETTER));
            }
        }
    }

    private static Pattern number(Siren siren) {
        String digits =
                siren.digits().chars().mapToObj(digit -> "" + (char) digit).collect(Collectors.joining("[\\s.]*"));
        return Pattern.compile("(?<!\\d)(?<!\\d[\\s.])" + digits + "(?:[\\s.]*\\d){0,5}(?!\\d)");
    }

    /** With or without the accents. */
    private static String letters(String decomposed) {
        return decomposed
                .replaceAll("\\p{M}", "")
                .codePoints()
                .mapToObj(letter -> Pattern.quote(Character.toString(letter)) + "\\p{M}*")
                .collect(Collectors.joining());
    }

    private static String decomposed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }
}
