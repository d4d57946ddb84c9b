package org.halle.engine.sandbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Patterns that a form asks answers to follow, matched with an end: some patterns take longer than a lifetime on the
 * wrong text, in the browser as on the server.
 */
public final class Patterns {

    private static final int LONGEST = 300;
    /** Characters looked at; a sane pattern looks at each a few times. */
    private static final int PATIENCE = 2_000_000;

    private static final int PROBE_PATIENCE = 60_000;
    private static final int PROBE_LENGTH = 40;

    /** What an alternative begins with: a character, or one of several. */
    private static final Pattern FIRST =
            Pattern.compile("(?:\\?:)?(?<atom>\\\\[dDwWsS.+*?()|^$-]|\\[(?:\\\\.|[^\\]\\\\])+]|[\\p{L}\\p{N} _@-])");

    private Patterns() {}

    /** Whether the text holds what the pattern describes; false as well when that cannot be found out in time. */
    public static boolean finds(String pattern, String text) {
        try {
            return Pattern.compile(pattern).matcher(new Patient(text, PATIENCE)).find();
        } catch (PatternSyntaxException | Tired | StackOverflowError unfit) {
            return false;
        }
    }

    /** What is wrong with a pattern: "pattern-malformed" or "pattern-endless". */
    static Optional<String> wrong(String pattern) {
        if (pattern.length() > LONGEST) {
            return Optional.of("pattern-endless");
        }
        Pattern compiled;
        try {
            compiled = Pattern.compile(pattern);
        } catch (PatternSyntaxException | StackOverflowError malformed) {
            return Optional.of("pattern-malformed");
        }
        if (ambiguous(pattern)) {
            return Optional.of("pattern-endless");
        }
        for (String probe : probes(pattern)) {
            try {
                compiled.matcher(new Patient(probe, PROBE_PATIENCE)).find();
            } catch (Tired | StackOverflowError endless) {
                return Optional.of("pattern-endless");
            }
        }
        return Optional.empty();
    }

    /**
     * A repetition inside a repetition, or alternatives that begin alike inside one: each character could belong to
     * either. A reference back is as bad.
     */
    private static boolean ambiguous(String pattern) {
        List<Boolean> open = new ArrayList<>();
        List<List<Integer>> alternatives = new ArrayList<>();
        boolean inClass = false;
        for (int i = 0; i < pattern.length(); i++) {
            char sign = pattern.charAt(i);
            if (sign == '\\') {
                i++;
                if (i < pattern.length() && Character.isDigit(pattern.charAt(i))) {
                    return true;
                }
            } else if (inClass) {
                inClass = sign != ']';
            } else if (sign == '[') {
                inClass = true;
            } else if (sign == '(') {
                open.add(false);
                alternatives.add(new ArrayList<>(List.of(i)));
            } else if (sign == '|' && !alternatives.isEmpty()) {
                alternatives.get(alternatives.size() - 1).add(i);
            } else if (sign == ')' && !open.isEmpty()) {
                boolean repeats = open.remove(open.size() - 1);
                boolean repeated = unbounded(pattern, i + 1);
                List<Integer> starts = alternatives.remove(alternatives.size() - 1);
                if (repeated && (repeats || beginAlike(pattern, starts))) {
                    return true;
                }
                if ((repeats || repeated) && !open.isEmpty()) {
                    open.set(open.size() - 1, true);
                }
            } else if (unbounded(pattern, i) && !open.isEmpty()) {
                open.set(open.size() - 1, true);
            }
        }
        return false;
    }

    private static boolean beginAlike(String pattern, List<Integer> starts) {
        if (starts.size() < 2) {
            return false;
        }
        Set<Character> taken = new HashSet<>();
        for (int start : starts) {
            Matcher first = FIRST.matcher(pattern).region(start + 1, pattern.length());
            if (!first.lookingAt()) {
                return true;
            }
            Pattern atom = Pattern.compile(first.group("atom"));
            for (char sign = ' '; sign < 'ſ'; sign++) {
                if (atom.matcher(String.valueOf(sign)).matches() && !taken.add(sign)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a repetition of unknown or large number stands there. */
    private static boolean unbounded(String pattern, int at) {
        if (at >= pattern.length()) {
            return false;
        }
        char sign = pattern.charAt(at);
        if (sign == '*' || sign == '+') {
            return true;
        }
        Matcher counted =
                Pattern.compile("\\{(\\d{0,9})(,?)(\\d{0,9})}").matcher(pattern).region(at, pattern.length());
        if (!counted.lookingAt()) {
            return false;
        }
        String most = counted.group(2).isEmpty() ? counted.group(1) : counted.group(3);
        return most.isEmpty() || Integer.parseInt(most) > 20;
    }

    /** Texts that nearly fit: what the pattern is made of, over and over, and then something it does not expect. */
    private static Set<String> probes(String pattern) {
        Set<String> seeds = new LinkedHashSet<>(List.of("a", "0", " ", "A", "-", ".", "a0", "a ", "0 ", "aA0-"));
        Matcher literal = Pattern.compile("[\\p{L}\\p{N}_@-]{1,8}").matcher(pattern);
        while (literal.find() && seeds.size() < 40) {
            seeds.add(literal.group());
            seeds.add(literal.group().substring(0, 1));
        }
        Set<String> probes = new LinkedHashSet<>();
        for (String seed : seeds) {
            String repeated = seed.repeat(PROBE_LENGTH / seed.length() + 1);
            probes.add(repeated + "\u0001");
            probes.add(repeated);
        }
        return probes;
    }

    /** Thrown instead of looking on. */
    private static final class Tired extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Tired() {
            super("the pattern takes too long", null, false, false);
        }
    }

    /** A text that can be looked at so many times and no more. */
    private static final class Patient implements CharSequence {

        private final CharSequence text;
        private int patience;

        Patient(CharSequence text, int patience) {
            this.text = text;
            this.patience = patience;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--patience < 0) {
                throw new Tired();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Patient(text.subSequence(start, end), patience);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
