package org.halle.engine.sandbox;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;

/**
 * What decisions and forms may write in FEEL: comparisons, calculations, lists, and the functions that come to an end
 * quickly. No loops, no functions of one's own, no powers, no search patterns, nothing from outside.
 */
public final class Feel {

    private static final int LONGEST = 2_000;
    private static final int DEEPEST = 6;
    private static final int DEEPEST_LIST = 2;

    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final Pattern CALL = Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_ ]*?)\\s*\\(");

    private static final Set<String> REFUSED_WORDS =
            Set.of("for", "some", "every", "satisfies", "function", "external", "instance", "return", "java", "pmml");

    /** Words after which a bracket only groups. */
    private static final Set<String> GROUPING = Set.of("and", "or", "if", "then", "else", "in", "between", "not");

    private static final Set<String> FUNCTIONS = Set.of(
            "not",
            "date",
            "time",
            "date and time",
            "duration",
            "years and months duration",
            "now",
            "today",
            "year",
            "month",
            "day",
            "day of week",
            "day of year",
            "week of year",
            "month of year",
            "abs",
            "floor",
            "ceiling",
            "round",
            "round up",
            "round down",
            "round half up",
            "round half down",
            "modulo",
            "decimal",
            "number",
            "string",
            "string length",
            "upper case",
            "lower case",
            "contains",
            "starts with",
            "ends with",
            "substring",
            "substring before",
            "substring after",
            "trim",
            "is defined",
            "is empty",
            "is blank",
            "get or else",
            "list contains",
            "count",
            "sum",
            "min",
            "max",
            "mean",
            "median",
            "all",
            "any",
            "odd",
            "even",
            "before",
            "after");

    private static final FeelEngineApi READER = FeelEngineBuilder.forJava().build();

    private Feel() {}

    /** Why FEEL cannot read an expression; empty when it can. */
    static Optional<String> unreadable(String expression) {
        return reason(READER.parseExpression(expression));
    }

    /** Why FEEL cannot read what a cell of a decision asks of its column; empty when it can. */
    static Optional<String> unreadableTest(String test) {
        return reason(READER.parseUnaryTests(test));
    }

    private static Optional<String> reason(ParseResult read) {
        return read.isSuccess() ? Optional.empty() : Optional.of(read.failure().message());
    }

    /** What in an expression is not allowed; empty when all of it is. */
    public static Optional<String> refused(String expression) {
        if (expression.length() > LONGEST) {
            return Optional.of(expression.substring(0, 40));
        }
        // texts say nothing to the engine; what is left does
        String bare = TEXT.matcher(expression).replaceAll("\"\"");
        if (bare.contains("**") || bare.contains("{")) {
            return Optional.of(expression);
        }
        if (bare.chars().filter(sign -> sign == '"').count() % 2 != 0 || bare.contains("//") || bare.contains("/*")) {
            return Optional.of(expression);
        }
        Matcher words = WORD.matcher(bare);
        while (words.find()) {
            if (REFUSED_WORDS.contains(words.group())) {
                return Optional.of(words.group());
            }
        }
        if (deepest(bare, '(', ')') > DEEPEST || deepest(bare, '[', ']') > DEEPEST_LIST) {
            return Optional.of(expression);
        }
        return calls(bare);
    }

    private static Optional<String> calls(String bare) {
        Matcher calls = CALL.matcher(bare);
        while (calls.find()) {
            String before = calls.group(1).strip().replaceAll("\\s+", " ");
            String last = before.substring(before.lastIndexOf(' ') + 1);
            boolean known = GROUPING.contains(last)
                    || FUNCTIONS.stream().anyMatch(name -> before.equals(name) || before.endsWith(" " + name));
            if (!known) {
                return Optional.of(before + "(…)");
            }
        }
        return Optional.empty();
    }

    private static int deepest(String text, char opening, char closing) {
        int depth = 0;
        int deepest = 0;
        for (char sign : text.toCharArray()) {
            depth += sign == opening ? 1 : sign == closing ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }
}
