package org.halle.studio.rehearsal.stage;

import com.github.curiousoddman.rgxgen.RgxGen;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.halle.desk.FormSchema;
import org.halle.desk.FormSchema.Field;
import org.halle.desk.FormSchema.Option;
import org.halle.desk.TaskQuestions;
import org.halle.studio.rehearsal.AnswerRule;
import org.halle.studio.rehearsal.Assumptions;
import org.halle.studio.rehearsal.Range;
import org.jspecify.annotations.Nullable;

/**
 * Answers to any form, drawn so that they fit what its fields demand: as the assumptions say where they do, by the
 * fields' own limits otherwise. No Java needs to know the form.
 */
final class FittingAnswers {

    private static final String OTHERS = "*";
    private static final int USUAL_CHOICE = 80;
    private static final int NUMBERS_WIDE = 100;
    private static final int DATES_WIDE = 30;
    private static final int LONGEST = 400;
    private static final String WORDS =
            "Nous avons travaillé ce point ensemble et la réponse tient compte de ce que chacun a dit. ";

    private final Assumptions assumptions;

    FittingAnswers(Assumptions assumptions) {
        this.assumptions = assumptions;
    }

    /** @param today the day on which the answers are given */
    Map<String, Object> to(TaskQuestions asked, Random draws, LocalDate today) {
        Map<String, Object> answers = new LinkedHashMap<>();
        FormSchema schema = asked.schema();
        if (schema == null) {
            return answers;
        }
        Sheet sheet = new Sheet(Objects.requireNonNullElse(asked.form(), ""), asked.data(), draws, today);
        for (Field field : schema.fields()) {
            Object answer = field.readonly() ? null : sheet.answer(field);
            if (answer == null) {
                continue;
            }
            if (field.list() == null) {
                answers.put(field.key(), answer);
            } else {
                row(answers, field.list()).put(field.key(), answer);
            }
        }
        return answers;
    }

    /** Of a repeated group, one row. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> row(Map<String, Object> answers, String list) {
        List<Map<String, Object>> rows =
                (List<Map<String, Object>>) answers.computeIfAbsent(list, none -> new ArrayList<>());
        if (rows.isEmpty()) {
            rows.add(new LinkedHashMap<>());
        }
        return rows.get(0);
    }

    /** One form being filled in. */
    private final class Sheet {
        private final String form;
        private final Map<String, Object> data;
        private final Random draws;
        private final LocalDate today;
        /** Two questions that offer the same people are not answered with the same person, if it can be helped. */
        private final Map<String, Set<String>> taken = new HashMap<>();

        Sheet(String form, Map<String, Object> data, Random draws, LocalDate today) {
            this.form = form;
            this.data = data;
            this.draws = draws;
            this.today = today;
        }

        @Nullable Object answer(Field field) {
            boolean filled = Drawing.happens(draws, assumptions.filled(form, field.key()));
            AnswerRule rule = assumptions.answer(form, field.key());
            Object already = data.get(field.key());
            if (already != null && !"".equals(already) && rule == null && !field.many()) {
                return already;
            }
            if (!field.required() && !filled) {
                return null;
            }
            return switch (field.type()) {
                case "checkbox" -> rule == null ? field.required() || draws.nextBoolean() : ticked(rule);
                case "radio", "select" -> one(field, rule);
                case "checklist", "taglist" -> several(field, rule);
                case "number" -> number(field, rule);
                case "datetime" -> date(rule);
                case "textfield", "textarea" -> text(field, rule);
                default -> null;
            };
        }

        private boolean ticked(AnswerRule rule) {
            return "true".equals(weighted(List.of("true", "false"), rule));
        }

        private @Nullable Object one(Field field, @Nullable AnswerRule rule) {
            List<String> offered = new ArrayList<>(offered(field));
            String source = field.optionsFrom();
            if (source != null) {
                Set<String> others = taken.computeIfAbsent(source, none -> new HashSet<>());
                if (offered.stream().anyMatch(option -> !others.contains(option))) {
                    offered.removeAll(others);
                }
            }
            if (offered.isEmpty()) {
                return null;
            }
            String chosen = rule == null ? offered.get(draws.nextInt(offered.size())) : weighted(offered, rule);
            if (source != null) {
                taken.getOrDefault(source, new HashSet<>()).add(chosen);
            }
            return chosen;
        }

        private List<String> several(Field field, @Nullable AnswerRule rule) {
            List<String> offered = offered(field);
            List<String> chosen = new ArrayList<>();
            for (String option : offered) {
                int weight = rule == null
                        ? USUAL_CHOICE
                        : rule.weights().getOrDefault(option, rule.weights().getOrDefault(OTHERS, 0));
                if (Drawing.happens(draws, weight)) {
                    chosen.add(option);
                }
            }
            if (chosen.isEmpty() && field.required() && !offered.isEmpty()) {
                chosen.add(offered.get(draws.nextInt(offered.size())));
            }
            return chosen;
        }

        private List<String> offered(Field field) {
            if (field.optionsFrom() == null) {
                return field.options().stream().map(Option::value).toList();
            }
            return data.get(field.optionsFrom()) instanceof Collection<?> list
                    ? list.stream()
                            .map(option -> option instanceof Map<?, ?> entry
                                    ? String.valueOf(entry.get("value"))
                                    : String.valueOf(option))
                            .toList()
                    : List.of();
        }

        private String weighted(List<String> offered, AnswerRule rule) {
            List<Integer> weights = offered.stream()
                    .map(option ->
                            rule.weights().getOrDefault(option, rule.weights().getOrDefault(OTHERS, 0)))
                    .toList();
            int total = weights.stream().mapToInt(Integer::intValue).sum();
            if (total <= 0) {
                return offered.get(draws.nextInt(offered.size()));
            }
            int drawn = draws.nextInt(total);
            for (int index = 0; index < offered.size(); index++) {
                drawn -= weights.get(index);
                if (drawn < 0) {
                    return offered.get(index);
                }
            }
            return offered.get(offered.size() - 1);
        }

        private BigDecimal number(Field field, @Nullable AnswerRule rule) {
            Range range = rule == null ? null : rule.range();
            double from = range != null ? range.from() : field.min() == null ? 0 : field.min();
            double to = range != null ? range.to() : field.max() == null ? from + NUMBERS_WIDE : field.max();
            if (range == null) {
                to = Math.min(to, from + NUMBERS_WIDE);
            }
            int decimals = field.decimals() == null ? 0 : field.decimals();
            return BigDecimal.valueOf(from + (to - from) * draws.nextDouble()).setScale(decimals, RoundingMode.HALF_UP);
        }

        private String date(@Nullable AnswerRule rule) {
            Range range = rule == null ? null : rule.range();
            long days = range == null ? draws.nextInt(DATES_WIDE) : Math.round(range.at(draws.nextDouble()));
            return today.plusDays(days).toString();
        }

        private String text(Field field, @Nullable AnswerRule rule) {
            if (rule != null && !rule.texts().isEmpty()) {
                return rule.texts().get(draws.nextInt(rule.texts().size()));
            }
            if ("email".equals(field.format())) {
                return "personne" + draws.nextInt(1000) + "@example.org";
            }
            if ("phone".equals(field.format())) {
                return "02 99 00 " + (10 + draws.nextInt(90)) + " " + (10 + draws.nextInt(90));
            }
            if (field.pattern() != null) {
                return RgxGen.parse(field.pattern()).generate(draws);
            }
            int least = field.minLength() == null ? 0 : field.minLength();
            int most = Math.min(field.maxLength() == null ? LONGEST : field.maxLength(), Math.max(LONGEST, least));
            String words = WORDS.repeat(1 + least / WORDS.length()).strip();
            return words.length() <= most
                    ? words
                    : words.substring(0, Math.max(most, 1)).strip();
        }
    }
}
