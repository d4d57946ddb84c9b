package org.halle.engine.sandbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one file, up to what anybody would read. */
final class Findings {

    private static final int MOST = 200;
    private static final int LONGEST_QUOTE = 120;

    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    Findings(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    /** At an element of a diagram or a decision. */
    void add(Node at, String code, Object... arguments) {
        at(at.ownerId(), at.line(), code, arguments);
    }

    /** About the file as a whole. */
    void whole(String code, Object... arguments) {
        at(null, null, code, arguments);
    }

    void at(@Nullable String element, @Nullable Integer line, String code, Object... arguments) {
        Problem problem = new Problem(
                file,
                element == null ? null : shortened(element),
                line,
                "engine.problem." + code,
                Arrays.stream(arguments).map(Findings::shortened).toList());
        if (problems.size() < MOST && !problems.contains(problem)) {
            problems.add(problem);
        }
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    boolean none() {
        return problems.isEmpty();
    }

    private static String shortened(Object argument) {
        String text = String.valueOf(argument).replaceAll("\\s+", " ").strip();
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
