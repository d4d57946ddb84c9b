package org.halle.hall;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.halle.hall.Condition.FundersAtLeast;
import org.halle.hall.Condition.KindJoins;
import org.halle.hall.Condition.MilestoneReached;
import org.halle.hall.Condition.PledgeStands;
import org.halle.hall.Condition.TotalAtLeast;
import org.halle.kernel.Money;
import org.jspecify.annotations.Nullable;

/** The conditions of a pledge as one column holds them: a line each, "total-at-least 12000000 2026-06-30T21:59:59Z". */
final class Terms {

    private static final String ANY_TIME = "-";

    private Terms() {}

    static String written(Collection<Condition> conditions) {
        return conditions.stream().map(Terms::line).distinct().sorted().collect(Collectors.joining("\n"));
    }

    static List<Condition> read(String text) {
        return text.lines().map(Terms::condition).toList();
    }

    private static String line(Condition condition) {
        return String.join(" ", condition.type(), value(condition), date(condition.by()));
    }

    private static String value(Condition condition) {
        if (condition instanceof TotalAtLeast wanted) {
            return Long.toString(wanted.total().cents());
        }
        if (condition instanceof FundersAtLeast wanted) {
            return Integer.toString(wanted.funders());
        }
        if (condition instanceof KindJoins wanted) {
            return wanted.kind();
        }
        if (condition instanceof PledgeStands wanted) {
            return wanted.pledge();
        }
        return ((MilestoneReached) condition).milestone();
    }

    private static Condition condition(String line) {
        String[] words = line.split(" ");
        String value = words[1];
        Instant by = ANY_TIME.equals(words[2]) ? null : Instant.parse(words[2]);
        return switch (words[0]) {
            case TotalAtLeast.TYPE -> new TotalAtLeast(new Money(Long.parseLong(value)), by);
            case FundersAtLeast.TYPE -> new FundersAtLeast(Integer.parseInt(value), by);
            case KindJoins.TYPE -> new KindJoins(value, by);
            case PledgeStands.TYPE -> new PledgeStands(value, by);
            case MilestoneReached.TYPE -> new MilestoneReached(value, by);
            default -> throw new IllegalStateException("no condition is called " + words[0]);
        };
    }

    private static String date(@Nullable Instant by) {
        return by == null ? ANY_TIME : by.toString();
    }
}
