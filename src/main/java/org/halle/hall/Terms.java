package org.halle.hall;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.halle.kernel.Money;
import org.jspecify.annotations.Nullable;

/** The conditions of a pledge as one column holds them: a line each, "total-at-least 12000000 2026-06-30T21:59:59Z". */
final class Terms {

    private static final String TOTAL_AT_LEAST = "total-at-least";
    private static final String ANY_TIME = "-";

    private Terms() {}

    static String written(Collection<Condition> conditions) {
        return conditions.stream().map(Terms::line).sorted().collect(Collectors.joining("\n"));
    }

    static List<Condition> read(String text) {
        return text.lines().map(Terms::condition).toList();
    }

    private static String line(Condition condition) {
        Condition.TotalAtLeast total = (Condition.TotalAtLeast) condition;
        return String.join(" ", TOTAL_AT_LEAST, Long.toString(total.total().cents()), date(total.by()));
    }

    private static Condition condition(String line) {
        String[] words = line.split(" ");
        if (!TOTAL_AT_LEAST.equals(words[0])) {
            throw new IllegalStateException("no condition is called " + words[0]);
        }
        return new Condition.TotalAtLeast(
                new Money(Long.parseLong(words[1])), ANY_TIME.equals(words[2]) ? null : Instant.parse(words[2]));
    }

    private static String date(@Nullable Instant by) {
        return by == null ? ANY_TIME : by.toString();
    }
}
