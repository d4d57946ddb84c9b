package org.halle.studio.rehearsal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a question is answered in a rehearsal. One of three is set.
 *
 * @param weights how often each choice is taken; {@code *} stands for any other, and of a list of choices the figure is
 *     how many in a hundred take each
 * @param range a number between two, or for a date so many days from the day it is answered
 * @param texts one of these, word for word
 */
public record AnswerRule(Map<String, Integer> weights, @Nullable Range range, List<String> texts) {

    private static final Pattern WEIGHT = Pattern.compile("(\\S+)\\s+(\\d{1,6})");

    static AnswerRule parse(String text) {
        Range range = Range.parse(text).orElse(null);
        if (range != null) {
            return new AnswerRule(Map.of(), range, List.of());
        }
        Map<String, Integer> weights = new LinkedHashMap<>();
        for (String part : text.split(",")) {
            Matcher weight = WEIGHT.matcher(part.strip());
            if (!weight.matches()) {
                return new AnswerRule(Map.of(), null, texts(text));
            }
            weights.put(weight.group(1), Integer.valueOf(weight.group(2)));
        }
        return new AnswerRule(weights, null, List.of());
    }

    private static List<String> texts(String text) {
        return Arrays.stream(text.split("\\|"))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }
}
