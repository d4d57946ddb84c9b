package org.halle.engine.sandbox;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Dates and durations as diagrams may write them: the same moment for everybody, whatever the season or the server. */
final class Moments {

    /** Beyond any programme. */
    private static final Duration LONGEST = Duration.ofDays(3660);

    /** A loop that waits less than this is a loop that does not wait. */
    private static final Duration SHORTEST_REST = Duration.ofMinutes(1);

    private static final int MOST_RETRIES = 20;
    private static final Pattern CRON = Pattern.compile("\\S+(\\s+\\S+){4,6}");
    private static final Pattern REPEATED = Pattern.compile("R(?<times>\\d{1,4})/(?<interval>P.*)");

    private Moments() {}

    /** What is wrong with the date of a timer; the rest of the problem's code. */
    static Optional<String> date(String text) {
        if (Expressions.any(text)) {
            return Expressions.name(text).isPresent() ? Optional.empty() : Optional.of("date-expression");
        }
        try {
            OffsetDateTime.parse(text);
            return Optional.empty();
        } catch (DateTimeException unclear) {
            if (looksLikeCycle(text)) {
                return Optional.of("cycle");
            }
            return Optional.of(text.matches("\\d{4}-.*") ? "zoneless" : "not-a-date");
        }
    }

    /** What is wrong with a duration. */
    static Optional<String> duration(String text) {
        if (Expressions.any(text)) {
            return Expressions.name(text).isPresent() ? Optional.empty() : Optional.of("date-expression");
        }
        if (looksLikeCycle(text)) {
            return Optional.of("cycle");
        }
        Optional<Duration> length = length(text);
        if (length.isEmpty()) {
            return Optional.of(text.matches("\\d{4}-.*") ? "zoneless" : "not-a-duration");
        }
        return length.get().compareTo(LONGEST) > 0 ? Optional.of("too-long") : Optional.empty();
    }

    /** What is wrong with a due date: it may be a date or a duration from now. */
    static Optional<String> due(String text) {
        return text.startsWith("P") ? duration(text) : date(text);
    }

    /** Whether a duration written out is long enough to rest on; one that a variable holds is taken to be. */
    static boolean rests(String text) {
        return Expressions.any(text)
                || length(text)
                        .map(length -> length.compareTo(SHORTEST_REST) >= 0)
                        .orElse(false);
    }

    /** Whether attempts after a failure come to an end, and leave time for what failed to recover. */
    static boolean retries(String text) {
        var repeated = REPEATED.matcher(text);
        if (repeated.matches()) {
            return Integer.parseInt(repeated.group("times")) <= MOST_RETRIES
                    && length(repeated.group("interval"))
                            .filter(Moments::breathes)
                            .isPresent();
        }
        List<String> intervals = Arrays.asList(text.split(",", -1));
        return intervals.size() <= MOST_RETRIES
                && intervals.stream()
                        .allMatch(one ->
                                length(one.strip()).filter(Moments::breathes).isPresent());
    }

    private static boolean breathes(Duration interval) {
        return interval.compareTo(Duration.ofSeconds(1)) >= 0 && interval.compareTo(LONGEST) <= 0;
    }

    private static boolean looksLikeCycle(String text) {
        return text.startsWith("R") || CRON.matcher(text).matches();
    }

    /** Positive or none; months and years at their usual length, since only the order of magnitude matters here. */
    private static Optional<Duration> length(String text) {
        if (text.length() > 40) {
            return Optional.empty();
        }
        try {
            int time = text.indexOf('T');
            Duration length = Duration.ZERO;
            if (time != 1) {
                Period period = Period.parse(time < 0 ? text : text.substring(0, time));
                length = Duration.ofDays(period.toTotalMonths() * 31 + period.getDays());
            }
            if (time >= 0) {
                length = length.plus(Duration.parse("P" + text.substring(time)));
            }
            return length.isNegative() ? Optional.empty() : Optional.of(length);
        } catch (DateTimeException | ArithmeticException malformed) {
            return Optional.empty();
        }
    }
}
