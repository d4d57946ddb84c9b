package org.halle.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one page shows of a long list: on a phone each line is a card, and nobody scrolls through two hundred of them.
 *
 * @param lines what stands on it
 * @param number which page it is, from 1
 * @param first the number of its first line in the list, from 1
 * @param pages how many there are, at least 1
 * @param all how many lines the whole list has
 */
public record Leaf<T>(List<T> lines, int number, int first, int pages, int all) {

    public static final int LINES = 25;

    /** @param asked the page that was asked for; one that is not there is the nearest that is */
    public static <T> Leaf<T> of(List<T> all, int asked) {
        return of(all, asked, LINES);
    }

    /** @param most how many lines stand on a page, at least 1 */
    public static <T> Leaf<T> of(List<T> all, int asked, int most) {
        int pages = Math.max(1, (all.size() + most - 1) / most);
        int number = Math.min(Math.max(asked, 1), pages);
        int from = (number - 1) * most;
        return new Leaf<>(
                List.copyOf(all.subList(from, Math.min(all.size(), from + most))), number, from + 1, pages, all.size());
    }

    /** Whether the whole list stands on it. */
    public boolean whole() {
        return pages == 1;
    }

    public int last() {
        return first + lines.size() - 1;
    }

    /** The page before it; null for the first. */
    public @Nullable Integer newer() {
        return number == 1 ? null : number - 1;
    }

    /** The page after it; null for the last. */
    public @Nullable Integer older() {
        return number == pages ? null : number + 1;
    }
}
