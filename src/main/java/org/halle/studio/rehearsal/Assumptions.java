package org.halle.studio.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.halle.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * What a rehearsal assumes of a programme's sizes and of its people: settings, each a name and a value, as they stand in
 * a file ({@code rehearsal/usual.properties}), on the command line and on the studio's page.
 *
 * @param settings every setting there is, by name
 */
public record Assumptions(SortedMap<String, String> settings) {

    private static final Map<String, Bounds> NUMBERS = numbers();
    private static final Pattern PERCENT_OF = Pattern.compile("(late|never)\\.[\\w-]+|filled\\.[\\w-]+\\.[\\w-]+");
    private static final Pattern DAYS_OF = Pattern.compile("days(\\.[\\w-]+)?");
    private static final Pattern ANSWER_TO = Pattern.compile("answer\\.[\\w-]+\\.[\\w-]+");
    private static final int MOST_SETTINGS = 1000;
    private static final int LONGEST = 2000;
    private static final int MOST_DAYS = 400;
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 1, 1);

    private record Bounds(int least, int most) {}

    public Assumptions {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    private static Map<String, Bounds> numbers() {
        Map<String, Bounds> numbers = new LinkedHashMap<>();
        numbers.put("applications", new Bounds(1, 2000));
        numbers.put("jurors", new Bounds(1, 500));
        numbers.put("reviews", new Bounds(1, 9));
        numbers.put("ventures", new Bounds(1, 200));
        numbers.put("coaches", new Bounds(1, 100));
        numbers.put("funders", new Bounds(1, 100));
        numbers.put("months", new Bounds(1, 24));
        numbers.put("collective", new Bounds(0, 40));
        numbers.put("individual", new Bounds(0, 40));
        numbers.put("signatures", new Bounds(0, 100));
        numbers.put("late", new Bounds(0, 100));
        numbers.put("never", new Bounds(0, 100));
        numbers.put("filled", new Bounds(0, 100));
        numbers.put("withdraw.applications", new Bounds(0, 100));
        numbers.put("withdraw.ventures", new Bounds(0, 100));
        numbers.put("loops", new Bounds(1, 1000));
        return numbers;
    }

    /** What is assumed when nobody says otherwise. */
    public static Assumptions usual() {
        return parse(usualText());
    }

    /** The same as a text, with its explanations. */
    public static String usualText() {
        try (InputStream file = new ClassPathResource("rehearsal/usual.properties").getInputStream()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /**
     * Reads settings, one a line; empty lines and those after {@code #} say nothing.
     *
     * @throws Refused naming the first line that cannot be understood
     */
    public static Assumptions parse(String text) {
        SortedMap<String, String> read = new TreeMap<>();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            String said = line.strip();
            if (said.isEmpty() || said.startsWith("#")) {
                continue;
            }
            int sign = said.indexOf('=');
            if (sign <= 0 || read.size() >= MOST_SETTINGS || said.length() > LONGEST) {
                throw new Refused("rehearsal.refused.line", number, shortened(said));
            }
            String name = said.substring(0, sign).strip();
            String value = said.substring(sign + 1).strip();
            check(name, value);
            read.put(name, value);
        }
        return new Assumptions(read);
    }

    /** These, with one of them said differently. */
    public Assumptions with(String name, String value) {
        check(name, value);
        SortedMap<String, String> more = new TreeMap<>(settings);
        more.put(name, value.strip());
        return new Assumptions(more);
    }

    /** These, where the others say nothing. */
    public Assumptions with(Assumptions others) {
        SortedMap<String, String> more = new TreeMap<>(settings);
        more.putAll(others.settings);
        return new Assumptions(more);
    }

    /** Whether there is such a setting. */
    public static boolean knows(String name) {
        return NUMBERS.containsKey(name)
                || "from".equals(name)
                || "seed".equals(name)
                || "partners".equals(name)
                || PERCENT_OF.matcher(name).matches()
                || DAYS_OF.matcher(name).matches()
                || ANSWER_TO.matcher(name).matches();
    }

    private static void check(String name, String value) {
        if (!knows(name)) {
            throw new Refused("rehearsal.refused.setting", shortened(name));
        }
        Bounds bounds = PERCENT_OF.matcher(name).matches() ? new Bounds(0, 100) : NUMBERS.get(name);
        if (bounds != null) {
            checkNumber(name, value, bounds);
        } else if ("from".equals(name)) {
            checkDate(value);
        } else if ("seed".equals(name)) {
            if (!value.matches("-?\\d{1,18}")) {
                throw new Refused("rehearsal.refused.seed", shortened(value));
            }
        } else if ("partners".equals(name)) {
            checkRange(name, value, 9);
        } else if (DAYS_OF.matcher(name).matches()) {
            checkRange(name, value, MOST_DAYS);
        } else if (value.isBlank()) {
            throw new Refused("rehearsal.refused.empty", name);
        }
    }

    private static void checkNumber(String name, String value, Bounds bounds) {
        if (!value.matches("\\d{1,6}")
                || Integer.parseInt(value) < bounds.least()
                || Integer.parseInt(value) > bounds.most()) {
            throw new Refused("rehearsal.refused.number", name, bounds.least(), bounds.most(), shortened(value));
        }
    }

    private static void checkDate(String value) {
        LocalDate day;
        try {
            day = LocalDate.parse(value);
        } catch (DateTimeParseException notADate) {
            throw new Refused("rehearsal.refused.from", shortened(value));
        }
        if (day.isBefore(FIRST) || day.isAfter(LAST)) {
            throw new Refused("rehearsal.refused.from", shortened(value));
        }
    }

    private static void checkRange(String name, String value, int most) {
        Optional<Range> range = Range.parse(value);
        if (range.isEmpty() || range.get().from() < 0 || range.get().to() > most) {
            throw new Refused("rehearsal.refused.range", name, most, shortened(value));
        }
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    public int number(String name) {
        return Integer.parseInt(said(name));
    }

    public LocalDate from() {
        return LocalDate.parse(said("from"));
    }

    public long seed() {
        return Long.parseLong(said("seed"));
    }

    /** How many partners an application has. */
    public Range partners() {
        return range("partners");
    }

    /** How many days it takes to answer a task that has no due date. */
    public Range days(String activity) {
        return range(settings.containsKey("days." + activity) ? "days." + activity : "days");
    }

    /** How many in a hundred answer a task after its due date. */
    public int late(String activity) {
        return percent("late", activity);
    }

    /** How many in a hundred never answer it. */
    public int never(String activity) {
        return percent("never", activity);
    }

    /** How many times in a hundred an optional field is filled in. */
    public int filled(String form, String field) {
        return percent("filled", form + "." + field);
    }

    public @Nullable AnswerRule answer(String form, String field) {
        String rule = settings.get("answer." + form + "." + field);
        return rule == null ? null : AnswerRule.parse(rule);
    }

    private int percent(String what, String of) {
        return number(settings.containsKey(what + "." + of) ? what + "." + of : what);
    }

    private Range range(String name) {
        return Range.parse(said(name)).orElseThrow();
    }

    private String said(String name) {
        String value = settings.get(name);
        if (value == null) {
            throw new IllegalStateException("no assumption is named " + name);
        }
        return value;
    }

    /** One setting a line, for a file or a page to edit. */
    public String text() {
        StringBuilder text = new StringBuilder();
        settings.forEach(
                (name, value) -> text.append(name).append(" = ").append(value).append('\n'));
        return text.toString();
    }
}
