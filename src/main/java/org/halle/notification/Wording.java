package org.halle.notification;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Money;
import org.halle.kernel.Period;
import org.halle.people.Language;
import org.halle.people.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.stereotype.Component;

/** Finds a letter's words in the reader's language and fills their placeholders. */
@Component
class Wording {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ROOT);
    private static final DateTimeFormatter FIRST_OF_MONTH =
            DateTimeFormatter.ofPattern("EEEE d'er' MMMM yyyy", Locale.ROOT);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("H", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("mm", Locale.ROOT);

    private final LetterTexts texts;
    private final LetterEditions editions;
    private final MessageSource messages;
    private final LetterSettings settings;

    Wording(LetterTexts texts, LetterEditions editions, MessageSource messages, LetterSettings settings) {
        this.texts = texts;
        this.editions = editions;
        this.messages = messages;
        this.settings = settings;
    }

    /**
     * A letter as it will be read, before it is dressed as a page.
     *
     * @param action what the button says, where there is a link
     * @param link the whole address
     */
    record Words(String title, String body, @Nullable String action, @Nullable String link) {}

    Words of(Letter letter, Person reader) {
        return of(letter.template(), letter.values(), letter.link(), reader.language(), reader.displayName());
    }

    Words of(String template, Map<String, Object> values, @Nullable String path, Language language, String reader) {
        String key = "letter." + template;
        Map<String, String> filling = new HashMap<>();
        values.forEach((name, value) -> filling.put(name, written(value, language)));
        filling.put("recipient", reader);
        filling.put("site", settings.name());
        String link = path == null ? null : settings.absolute(path);
        Map<String, String> rewritten = editions.newest(language, template);
        String action = null;
        if (link != null) {
            filling.put("link", link);
            action = filled(
                    key,
                    Optional.ofNullable(rewritten.get("action"))
                            .filter(words -> !words.isBlank())
                            .or(() -> texts.find(language, key + ".action"))
                            .orElseGet(() -> texts.get(language, "letter.open")),
                    filling);
        }
        String title = filled(key, words(rewritten, "subject", language, key), filling)
                .replaceAll("\\s+", " ")
                .strip();
        String body =
                filled(key, words(rewritten, "text", language, key), filling).strip();
        return new Words(title, body, action, link);
    }

    private String words(Map<String, String> rewritten, String part, Language language, String key) {
        String words = rewritten.get(part);
        return words == null ? texts.get(language, key + "." + part) : words;
    }

    private static String filled(String key, String text, Map<String, String> filling) {
        // in one pass: braces in what people wrote stay what they are
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            String value = filling.get(found.group(1));
            if (value == null) {
                throw new IllegalStateException(
                        key + " asks for {" + found.group(1) + "}, which the letter does not say");
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private String written(Object value, Language language) {
        Locale format = format(language);
        if (value instanceof MessageSourceResolvable message) {
            return messages.getMessage(message, language.locale());
        }
        if (value instanceof LocalDate date) {
            DateTimeFormatter day = date.getDayOfMonth() == 1 && language == Language.FR ? FIRST_OF_MONTH : DAY;
            return day.withLocale(format).format(date);
        }
        if (value instanceof Instant instant) {
            return written(instant.atZone(HalleClock.PARIS), language);
        }
        if (value instanceof ZonedDateTime time) {
            return filled(
                    "letter.moment",
                    texts.get(language, "letter.moment"),
                    Map.of(
                            "day", written(time.toLocalDate(), language),
                            "time", written(time.toLocalTime(), language)));
        }
        if (value instanceof LocalTime time) {
            return filled(
                    "letter.time",
                    texts.get(language, "letter.time"),
                    Map.of("hour", HOUR.format(time), "minute", MINUTE.format(time)));
        }
        if (value instanceof Period period) {
            return written(period.from(), language) + " – " + written(period.to(), language);
        }
        if (value instanceof Letter.Line line) {
            return "- " + written(line.first(), language) + " · " + written(line.second(), language);
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(one -> written(one, language)).collect(Collectors.joining("\n"));
        }
        if (value instanceof Money money) {
            return written(money, format);
        }
        if (value instanceof Number number) {
            return NumberFormat.getInstance(format).format(number);
        }
        return value.toString();
    }

    private static String written(Money money, Locale format) {
        NumberFormat euros = NumberFormat.getCurrencyInstance(format);
        euros.setCurrency(Currency.getInstance("EUR"));
        if (money.cents() % 100 == 0) {
            euros.setMaximumFractionDigits(0);
        }
        return euros.format(money.cents() / 100.0);
    }

    /** Dates and amounts in English are written as in Europe, day first. */
    private static Locale format(Language language) {
        return language == Language.EN ? Locale.UK : Locale.FRANCE;
    }
}
