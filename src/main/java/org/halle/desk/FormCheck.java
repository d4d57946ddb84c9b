package org.halle.desk;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.halle.desk.FormSchema.Field;
import org.halle.engine.sandbox.Patterns;
import org.halle.kernel.TypedNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Checks answers against the deployed form, on the server: the engine never does. Known keys only, each of its field's
 * type; hidden fields dropped; read-only fields taken from the task's own data, never from the browser.
 */
@Component
class FormCheck {

    private static final int MOST_TEXT = 20_000;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 .()-]{6,20}");
    private static final int MOST_PATTERN_INPUT = 2_000;
    private static final int MOST_ROWS = 200;
    /** Characters that nobody types and PostgreSQL does not keep. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n\r\t]]");

    private final MessageSource messages;

    FormCheck(MessageSource messages) {
        this.messages = messages;
    }

    /** What is left of the answers, and what is wrong with them by key; nothing is wrong when it is empty. */
    record Checked(Map<String, Object> cleaned, Map<String, List<String>> errors) {}

    /**
     * @param data the task's own data: read-only values, and the choices of fields that leave them to it
     */
    Checked check(FormSchema form, Map<String, ?> answers, Map<String, ?> data, Locale locale) {
        Map<String, Object> cleaned = new LinkedHashMap<>();
        Map<String, List<String>> errors = new LinkedHashMap<>();
        List<Field> single =
                form.fields().stream().filter(field -> field.list() == null).toList();
        Set<Field> hidden = Visibility.hidden(single, answers, data);
        Set<String> lists = new HashSet<>();
        for (Field field : form.fields()) {
            if (field.list() != null) {
                if (lists.add(field.list())) {
                    checkRows(form, field.list(), answers, data, locale, new Checked(cleaned, errors));
                }
            } else if (!hidden.contains(field)) {
                check(field, field.key(), answers, data, locale, new Checked(cleaned, errors));
            }
        }
        return new Checked(cleaned, errors);
    }

    /** @param name what its sentences stand under: its key, with its row in a repeated group */
    private void check(
            Field field, String name, Map<String, ?> answers, Map<String, ?> data, Locale locale, Checked found) {
        Object answer = field.readonly() ? data.get(field.key()) : answers.get(field.key());
        Problems problems = new Problems(locale);
        Object value = answer == null || empty(answer) ? null : value(field, answer, data, problems);
        if (value == null && problems.sentences.isEmpty() && field.required() && !field.readonly()) {
            problems.add("checkbox".equals(field.type()) ? "desk.answer.tick" : "desk.answer.required");
        }
        if ("checkbox".equals(field.type()) && field.required() && Boolean.FALSE.equals(value)) {
            problems.add("desk.answer.tick");
        }
        if (!problems.sentences.isEmpty()) {
            found.errors().put(name, problems.sentences);
        } else if (value != null) {
            found.cleaned().put(field.key(), value);
        }
    }

    /** A repeated group: each row as a form of its own, under "list[0].key"; a row may read the answers around it. */
    private void checkRows(
            FormSchema form, String list, Map<String, ?> answers, Map<String, ?> data, Locale locale, Checked found) {
        Object given = answers.get(list);
        if (given == null) {
            return;
        }
        Problems problems = new Problems(locale);
        if (!(given instanceof Collection<?> rows) || rows.stream().anyMatch(row -> !(row instanceof Map))) {
            problems.add("desk.answer.kind");
            found.errors().put(list, problems.sentences);
            return;
        }
        if (rows.size() > MOST_ROWS) {
            problems.add("desk.answer.rows", MOST_ROWS);
            found.errors().put(list, problems.sentences);
            return;
        }
        List<Field> fields = form.fields().stream()
                .filter(field -> list.equals(field.list()))
                .toList();
        Map<String, Object> around = new LinkedHashMap<>(data);
        around.putAll(answers);
        List<Map<String, Object>> kept = new ArrayList<>();
        boolean shown = false;
        for (Object row : rows) {
            Map<String, Object> cells = cells((Map<?, ?>) row);
            Set<Field> hidden = Visibility.hidden(fields, cells, around);
            shown |= hidden.size() < fields.size();
            Checked checked = new Checked(new LinkedHashMap<>(), new LinkedHashMap<>());
            for (Field field : fields) {
                if (!hidden.contains(field)) {
                    check(field, list + "[" + kept.size() + "]." + field.key(), cells, data, locale, checked);
                }
            }
            found.errors().putAll(checked.errors());
            kept.add(checked.cleaned());
        }
        if (shown) {
            found.cleaned().put(list, kept);
        }
    }

    private static Map<String, Object> cells(Map<?, ?> row) {
        Map<String, Object> cells = new LinkedHashMap<>();
        row.forEach((key, cell) -> {
            if (cell != null) {
                cells.put(String.valueOf(key), cell);
            }
        });
        return cells;
    }

    /** Draft answers: known keys that can be stored, nothing demanded of them. */
    Map<String, Object> known(FormSchema form, Map<String, ?> answers) {
        Map<String, Object> known = new LinkedHashMap<>();
        for (Field field : form.fields()) {
            String key = field.list() == null ? field.key() : field.list();
            Object answer = answers.get(key);
            if (answer != null) {
                known.put(key, answer);
            }
        }
        return known;
    }

    private @Nullable Object value(Field field, Object answer, Map<String, ?> data, Problems problems) {
        return switch (field.type()) {
            case "number" -> number(field, answer, problems);
            case "checkbox" -> answer instanceof Boolean ? answer : problems.add("desk.answer.kind");
            case "radio", "select", "checklist", "taglist" -> choice(field, answer, data, problems);
            case "datetime" -> moment(field, answer, problems);
            case "filepicker" -> files(answer, problems);
            case "textfield", "textarea" -> text(field, answer, problems);
            default -> null;
        };
    }

    private @Nullable Object text(Field field, Object answer, Problems problems) {
        if (!(answer instanceof String) && !(answer instanceof Number)) {
            return problems.add("desk.answer.kind");
        }
        String text = CONTROL.matcher(answer.toString()).replaceAll("").strip();
        int longest = Objects.requireNonNullElse(field.maxLength(), MOST_TEXT);
        if (text.length() > longest) {
            problems.add("desk.answer.too-long", longest, text.length());
        }
        if (field.minLength() != null && text.length() < field.minLength()) {
            problems.add("desk.answer.too-short", field.minLength(), text.length());
        }
        if (field.pattern() != null
                && !(text.length() <= MOST_PATTERN_INPUT && Patterns.finds(field.pattern(), text))) {
            if (field.patternMessage() != null) {
                problems.sentences.add(field.patternMessage());
            } else {
                problems.add("desk.answer.pattern");
            }
        }
        if ("email".equals(field.format()) && !EMAIL.matcher(text).matches()) {
            problems.add("desk.answer.email");
        }
        if ("phone".equals(field.format()) && !PHONE.matcher(text).matches()) {
            problems.add("desk.answer.phone");
        }
        return text;
    }

    private @Nullable Object number(Field field, Object answer, Problems problems) {
        BigDecimal number;
        try {
            String typed = answer.toString();
            boolean whole = field.decimals() != null && field.decimals() == 0 && answer instanceof String;
            number = whole ? TypedNumber.whole(typed) : TypedNumber.of(typed);
        } catch (NumberFormatException words) {
            return problems.add("desk.answer.number");
        }
        if (Math.abs(number.scale()) > 12 || number.precision() > 18) {
            return problems.add("desk.answer.number");
        }
        if (field.min() != null && number.compareTo(BigDecimal.valueOf(field.min())) < 0) {
            problems.add("desk.answer.too-small", field.min());
        }
        if (field.max() != null && number.compareTo(BigDecimal.valueOf(field.max())) > 0) {
            problems.add("desk.answer.too-large", field.max());
        }
        if (field.decimals() != null && number.stripTrailingZeros().scale() > field.decimals()) {
            problems.add("desk.answer.decimals", field.decimals());
        }
        return number;
    }

    private @Nullable Object choice(Field field, Object answer, Map<String, ?> data, Problems problems) {
        List<String> allowed = field.optionsFrom() == null
                ? field.options().stream().map(FormSchema.Option::value).toList()
                : offered(data.get(field.optionsFrom()));
        if (!field.many()) {
            String code = answer.toString();
            return allowed.contains(code) ? code : problems.add("desk.answer.choice");
        }
        if (!(answer instanceof Collection<?> codes)) {
            return problems.add("desk.answer.kind");
        }
        List<String> chosen = codes.stream().map(String::valueOf).distinct().toList();
        return allowed.containsAll(chosen) ? chosen : problems.add("desk.answer.choice");
    }

    private static List<String> offered(@Nullable Object options) {
        if (!(options instanceof Collection<?> list)) {
            return List.of();
        }
        return list.stream()
                .map(option ->
                        option instanceof Map<?, ?> entry ? String.valueOf(entry.get("value")) : String.valueOf(option))
                .toList();
    }

    private static @Nullable Object moment(Field field, Object answer, Problems problems) {
        String text = answer.toString().strip();
        String kind = field.subtype() == null ? "" : field.subtype();
        try {
            if (kind.equals("time") || kind.isEmpty() && text.length() <= 5) {
                LocalTime.parse(text);
            } else if (kind.equals("date") || kind.isEmpty() && text.length() == 10) {
                LocalDate.parse(text);
            } else {
                OffsetDateTime.parse(text);
            }
            return text;
        } catch (DateTimeParseException notADate) {
            return problems.add("desk.answer.date");
        }
    }

    private static @Nullable Object files(Object answer, Problems problems) {
        if (!(answer instanceof Collection<?> files) || files.size() > 50) {
            return problems.add("desk.answer.kind");
        }
        List<Map<String, Object>> kept = new ArrayList<>();
        for (Object file : files) {
            if (!(file instanceof Map<?, ?> entry) || !isId(entry.get("documentId"))) {
                return problems.add("desk.answer.file");
            }
            Map<String, Object> known = new LinkedHashMap<>();
            for (String key : List.of("documentId", "name", "size")) {
                Object value = entry.get(key);
                if (value instanceof String || value instanceof Number) {
                    known.put(key, value);
                }
            }
            kept.add(known);
        }
        return kept;
    }

    private static boolean isId(@Nullable Object text) {
        try {
            UUID.fromString(String.valueOf(text));
            return true;
        } catch (IllegalArgumentException other) {
            return false;
        }
    }

    private static boolean empty(Object answer) {
        return answer instanceof String text && text.isBlank()
                || answer instanceof Collection<?> list && list.isEmpty();
    }

    /** Sentences about one answer, in the reader's language. */
    private final class Problems {
        private final Locale locale;
        private final List<String> sentences = new ArrayList<>();

        Problems(Locale locale) {
            this.locale = locale;
        }

        /** @return null, so that a check can refuse and leave in one line */
        @Nullable Object add(String code, Object... arguments) {
            sentences.add(messages.getMessage(code, arguments, locale));
            return null;
        }
    }
}
