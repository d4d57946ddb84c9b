package org.halle.engine.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The expressions a diagram may hold: variables, texts and numbers, compared, combined and calculated with, and the two
 * properties of {@code execution} that say what an instance is about. No call, no other property, no index.
 *
 * <pre>
 * choice    = or [ "?" choice ":" choice ]      sum     = product { ("+" | "-") product }
 * or        = and { ("||" | "or") and }         product = unary { ("*" | "/" | "%" | "div" | "mod") unary }
 * and       = equality { ("&amp;&amp;" | "and") equality }   unary   = [ "!" | "not" | "-" | "empty" ] unary | value
 * equality  = relation { ("==" | "!=") relation }         value   = literal | name | "(" choice ")"
 * relation  = sum { ("&lt;" | "&lt;=" | "&gt;" | "&gt;=") sum }
 * </pre>
 */
final class Expressions {

    private static final int LONGEST = 500;
    private static final int DEEPEST = 20;

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<text>'[^'\\\\]*'|\"[^\"\\\\]*\")"
            + "|(?<number>[0-9]{1,15}(?:\\.[0-9]{1,10})?)"
            + "|(?<name>[A-Za-z_][A-Za-z0-9_]*)"
            + "|(?<sign>\\|\\||&&|==|!=|<=|>=|[<>+*/%!?:()}.-]))");

    private static final Set<String> READABLE = Set.of("execution.processBusinessKey", "execution.processInstanceId");
    /** Words of the language, and names behind which the engine puts more than a value. */
    private static final Set<String> RESERVED = Set.of(
            "execution",
            "task",
            "caseExecution",
            "externalTask",
            "processEngine",
            "authenticatedUserId",
            "instanceof",
            "and",
            "or",
            "not",
            "eq",
            "ne",
            "lt",
            "gt",
            "le",
            "ge",
            "div",
            "mod",
            "empty");

    private Expressions() {}

    /** Whether a text holds an expression at all. */
    static boolean any(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** The name, when the whole text is one: {@code ${closesAt}}. */
    static Optional<String> name(String text) {
        Matcher whole =
                Pattern.compile("[$#]\\{\\s*(" + NAME.pattern() + ")\\s*}").matcher(text.strip());
        return whole.matches() && !RESERVED.contains(whole.group(1)) ? Optional.of(whole.group(1)) : Optional.empty();
    }

    /** Whether the whole text is one expression, whatever is in it. */
    static boolean whole(String text) {
        String stripped = text.strip();
        return any(stripped) && (stripped.startsWith("${") || stripped.startsWith("#{")) && stripped.endsWith("}");
    }

    /**
     * The first thing in a text that no diagram may say; empty when every expression in it is allowed. A text without
     * expressions is allowed.
     */
    static Optional<String> refused(String text) {
        int from = 0;
        for (int start = next(text, from); start >= 0; start = next(text, from)) {
            if (text.length() - start > LONGEST && text.indexOf('}', start) - start > LONGEST) {
                return Optional.of(text.substring(start, start + LONGEST));
            }
            Reading reading = new Reading(text, start + 2);
            if (!reading.accepted()) {
                return Optional.of(reading.quoted());
            }
            from = reading.at;
        }
        return Optional.empty();
    }

    private static int next(String text, int from) {
        int dollar = text.indexOf("${", from);
        int hash = text.indexOf("#{", from);
        if (dollar < 0 || hash < 0) {
            return Math.max(dollar, hash);
        }
        return Math.min(dollar, hash);
    }

    /** One expression being read, from behind its opening brace. */
    private static final class Reading {

        private final String source;
        private final int begin;
        private final List<String> tokens = new ArrayList<>();
        private int token;
        private int depth;
        private int at;

        Reading(String source, int begin) {
            this.source = source;
            this.begin = begin;
            this.at = begin;
        }

        boolean accepted() {
            return scan() && choice() && token == tokens.size() - 1;
        }

        String quoted() {
            int end = source.indexOf('}', begin);
            return source.substring(begin - 2, end < 0 ? source.length() : end + 1);
        }

        private boolean scan() {
            Matcher matcher = TOKEN.matcher(source);
            while (at - begin <= LONGEST && matcher.region(at, source.length()).lookingAt()) {
                at = matcher.end();
                tokens.add(matcher.group().strip());
                if (tokens.get(tokens.size() - 1).equals("}")) {
                    return true;
                }
            }
            return false;
        }

        private boolean choice() {
            if (++depth > DEEPEST) {
                return false;
            }
            boolean fits = or();
            if (fits && take("?")) {
                fits = choice() && take(":") && choice();
            }
            depth--;
            return fits;
        }

        private boolean or() {
            boolean fits = and();
            while (fits && take("||", "or")) {
                fits = and();
            }
            return fits;
        }

        private boolean and() {
            boolean fits = equality();
            while (fits && take("&&", "and")) {
                fits = equality();
            }
            return fits;
        }

        private boolean equality() {
            boolean fits = relation();
            while (fits && take("==", "!=", "eq", "ne")) {
                fits = relation();
            }
            return fits;
        }

        private boolean relation() {
            boolean fits = sum();
            while (fits && take("<", "<=", ">", ">=", "lt", "le", "gt", "ge")) {
                fits = sum();
            }
            return fits;
        }

        private boolean sum() {
            boolean fits = product();
            while (fits && take("+", "-")) {
                fits = product();
            }
            return fits;
        }

        private boolean product() {
            boolean fits = unary();
            while (fits && take("*", "/", "%", "div", "mod")) {
                fits = unary();
            }
            return fits;
        }

        private boolean unary() {
            int signs = 0;
            while (take("!", "not", "-", "empty")) {
                if (++signs > DEEPEST) {
                    return false;
                }
            }
            return value();
        }

        private boolean value() {
            if (take("(")) {
                return choice() && take(")");
            }
            String next = tokens.get(token);
            char first = next.charAt(0);
            if (first == '\'' || first == '"' || Character.isDigit(first)) {
                token++;
                return true;
            }
            return NAME.matcher(next).matches() && name(next);
        }

        private boolean name(String first) {
            token++;
            String full = first;
            if (take(".")) {
                full = first + "." + tokens.get(token);
                token = Math.min(token + 1, tokens.size() - 1);
            }
            if (tokens.get(token).equals("(") || tokens.get(token).equals(".")) {
                return false;
            }
            return first.equals(full) ? !RESERVED.contains(first) : READABLE.contains(full);
        }

        private boolean take(String... any) {
            for (String one : any) {
                if (tokens.get(token).equals(one)) {
                    token++;
                    return true;
                }
            }
            return false;
        }
    }
}
