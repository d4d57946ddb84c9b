package org.halle.impact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Groups of cases without any that is too small to be shown. Small ones are put together; where that is still too few, the
 * smallest that could be shown joins them, because what a total leaves over tells as much as a line.
 */
final class Groups {

    /** Fewer cases than that are not shown. */
    static final int LEAST = 5;

    private Groups() {}

    /**
     * Some cases, and how many of them dropped out.
     *
     * @param name null for those put together
     */
    public record Group(@Nullable String name, int cases, int left) {

        private Group plus(Group other) {
            return new Group(null, cases + other.cases, left + other.left);
        }
    }

    /** Largest first, those put together last; none at all when all together are too few. */
    static List<Group> shown(List<Group> all) {
        List<Group> large = new ArrayList<>(
                all.stream().filter(group -> group.cases() >= LEAST).toList());
        large.sort(
                Comparator.comparingInt(Group::cases).reversed().thenComparing(group -> String.valueOf(group.name())));
        Group rest = all.stream().filter(group -> group.cases() < LEAST).reduce(new Group(null, 0, 0), Group::plus);
        while (rest.cases() > 0 && rest.cases() < LEAST && !large.isEmpty()) {
            rest = rest.plus(large.remove(large.size() - 1));
        }
        if (rest.cases() >= LEAST) {
            large.add(rest);
        }
        return Collections.unmodifiableList(large);
    }
}
