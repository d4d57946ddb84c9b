package org.halle.notification;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.halle.notification.LetterTemplate.Words;
import org.halle.people.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The words that letters are written with, for changing them. Only placeholders are filled: nothing that people write is
 * ever evaluated.
 */
@Service
@Transactional
public class LetterTemplates {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern BRACES = Pattern.compile("\\{[^}]*}?|}");
    /** Keep one's way in, and the sum of the others: not for rewriting. */
    private static final Set<String> OWN = Set.of("sign-in", "digest");

    private static final Set<String> ALWAYS = Set.of("recipient", "site");
    private static final List<String> PARTS = List.of("subject", "text", "action");
    private static final int LONGEST_SUBJECT = 300;
    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_ACTION = 100;

    private final LetterTexts texts;
    private final LetterEditions editions;
    private final LetterSettings settings;

    LetterTemplates(LetterTexts texts, LetterEditions editions, LetterSettings settings) {
        this.texts = texts;
        this.editions = editions;
        this.settings = settings;
    }

    /**
     * Something that is wrong with a letter's words.
     *
     * @param code which sentence of {@code messages/engine.properties} says it
     */
    public record Mistake(String code, List<String> arguments) {}

    /** A letter as somebody would read it. */
    public record Sample(String title, List<String> paragraphs, String action) {}

    /** As they are in force, by their code. */
    @Transactional(readOnly = true)
    public Map<String, LetterTemplate> inForce() {
        return before(Integer.MAX_VALUE);
    }

    /** As they were in force before an edition. */
    @Transactional(readOnly = true)
    public Map<String, LetterTemplate> before(int edition) {
        Map<String, String> rewritten = editions.before(edition);
        Map<String, LetterTemplate> all = new LinkedHashMap<>();
        texts.templates().stream().filter(code -> !OWN.contains(code)).forEach(code -> {
            Map<Language, Words> words = new EnumMap<>(Language.class);
            for (Language language : Language.values()) {
                words.put(
                        language,
                        new Words(
                                part(rewritten, code, language, "subject"),
                                part(rewritten, code, language, "text"),
                                part(rewritten, code, language, "action")));
            }
            all.put(code, new LetterTemplate(code, words));
        });
        return all;
    }

    /** The placeholders that a letter may have: those it came with. */
    public Set<String> placeholders(String code) {
        Set<String> known = new TreeSet<>(ALWAYS);
        for (Language language : Language.values()) {
            for (String part : PARTS) {
                Matcher found = PLACEHOLDER.matcher(
                        texts.find(language, "letter." + code + "." + part).orElse(""));
                while (found.find()) {
                    known.add(found.group(1));
                }
            }
        }
        return known;
    }

    /** What keeps these words from being put in force. */
    public List<Mistake> check(LetterTemplate letter) {
        if (!texts.templates().contains(letter.code()) || OWN.contains(letter.code())) {
            return List.of(new Mistake("engine.problem.letter-unknown", List.of(letter.code())));
        }
        Set<String> known = placeholders(letter.code());
        return Stream.of(Language.values())
                .flatMap(language -> mistakes(letter.in(language), language, known))
                .toList();
    }

    /** Puts words in force; letters written from now on have them. */
    public void put(int edition, LetterTemplate letter) {
        for (Language language : Language.values()) {
            Words words = letter.in(language);
            editions.put(edition, letter.code(), language, "subject", words.subject());
            editions.put(edition, letter.code(), language, "text", words.text());
            editions.put(edition, letter.code(), language, "action", words.action());
        }
    }

    /**
     * As somebody would read it.
     *
     * @param known what is known of what the letter will say, by placeholder; what the rest stands for is in brackets
     */
    public Sample sample(LetterTemplate letter, Language language, Map<String, String> known) {
        Words words = letter.in(language);
        Map<String, String> filling = new HashMap<>();
        placeholders(letter.code())
                .forEach(name -> filling.put(
                        name,
                        "[" + texts.find(language, "letter.stands-for-" + name).orElse(name) + "]"));
        filling.put("site", settings.name());
        filling.putAll(known);
        return new Sample(
                filled(words.subject(), filling),
                List.of(filled(words.text(), filling).strip().split("\\n\\s*\\n")),
                filled(words.action(), filling));
    }

    private static Stream<Mistake> mistakes(Words words, Language language, Set<String> known) {
        String name = language.name();
        Stream<@Nullable Mistake> lengths = Stream.of(
                words.subject().isBlank() || words.text().isBlank()
                        ? new Mistake("engine.problem.letter-empty", List.of(name))
                        : null,
                words.subject().length() > LONGEST_SUBJECT
                                || words.text().length() > LONGEST_TEXT
                                || words.action().length() > LONGEST_ACTION
                        ? new Mistake("engine.problem.letter-too-long", List.of(name))
                        : null);
        Stream<Mistake> unknown = words.all()
                .flatMap(text -> BRACES.matcher(text).results().map(found -> found.group()))
                .filter(braces -> braces.length() < 3 || !known.contains(braces.substring(1, braces.length() - 1)))
                .distinct()
                .map(braces -> new Mistake(
                        "engine.problem.letter-placeholder",
                        List.of(name, braces, "{" + String.join("}, {", known) + "}")));
        return Stream.concat(lengths.filter(Objects::nonNull).map(Objects::requireNonNull), unknown);
    }

    private static String filled(String text, Map<String, String> filling) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(filling.getOrDefault(found.group(1), found.group())));
    }

    private String part(Map<String, String> rewritten, String code, Language language, String part) {
        return Optional.ofNullable(rewritten.get(LetterEditions.key(code, language, part)))
                .or(() -> texts.find(language, "letter." + code + "." + part))
                .orElse("");
    }
}
