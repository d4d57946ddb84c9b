package org.halle.engine;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.halle.kernel.HalleClock;

/**
 * Moments of the catalogue that timers may wait for, so long before something that Java knows: its name and, right
 * behind it, a duration. {@code ${beforeClosingP14D}} is fourteen days before the closing, at the same hour in Paris;
 * {@code ${beforeClosingPT48H}} is forty-eight hours before. When what it counts from moves, the timer moves.
 */
public final class NamedMoment {

    /** Days and hours; nothing that is longer in one month than in another. */
    private static final Pattern BEFORE =
            Pattern.compile("P(?:(?<days>\\d{1,3})D)?(?<time>T(?:\\d{1,4}H)?(?:\\d{1,4}M)?)?");

    private final String name;
    private final String title;
    private final Function<UUID, Instant> base;

    private NamedMoment(String name, String title, Function<UUID, Instant> base) {
        this.name = name;
        this.title = title;
        this.base = base;
    }

    /** @param name such as "beforeClosing" */
    public static Description named(String name) {
        return new Description(name, "");
    }

    public String name() {
        return name;
    }

    public String title() {
        return title;
    }

    /**
     * @param word what a diagram says, "beforeClosingP14D"
     * @param key the id of what the instance is about
     * @return empty when the word is another one
     */
    Optional<Instant> at(String word, UUID key) {
        if (!word.startsWith(name)) {
            return Optional.empty();
        }
        Matcher before = BEFORE.matcher(word.substring(name.length()));
        if (!before.matches() || before.group("days") == null && before.group("time") == null) {
            return Optional.empty();
        }
        try {
            ZonedDateTime at = base.apply(key).atZone(HalleClock.PARIS);
            if (before.group("days") != null) {
                at = at.minus(Period.ofDays(Integer.parseInt(before.group("days"))));
            }
            String time = before.group("time");
            return Optional.of((time == null ? at : at.minus(Duration.parse("P" + time))).toInstant());
        } catch (DateTimeException incomplete) {
            return Optional.empty();
        }
    }

    /** Moments being described. */
    public record Description(String name, String title) {

        /** What a manager reads in the modeler, in French. */
        public Description title(String text) {
            return new Description(name, text);
        }

        /** @param base what they are before, by the id of what the instance is about */
        public NamedMoment before(Function<UUID, Instant> base) {
            return new NamedMoment(name, title, base);
        }
    }
}
