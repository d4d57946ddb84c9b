package org.halle.selection;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.halle.call.Decision;
import org.halle.selection.SelectionRegister.RankedLine;

/** How the decisions spread over themes: what was proposed, what is accepted, what waits. */
public record Balance(List<Share> shares) {

    /**
     * One theme.
     *
     * @param code as applications name it
     * @param running how many applications are about it
     */
    public record Share(String code, int running, int accepted, int waiting) {

        Share with(RankedLine line) {
            return new Share(
                    code,
                    running + 1,
                    accepted + (line.decision() == Decision.ACCEPTED ? 1 : 0),
                    waiting + (line.decision() == Decision.WAITING ? 1 : 0));
        }
    }

    /** The largest theme first. */
    public static Balance by(Function<RankedLine, String> theme, List<RankedLine> table) {
        Map<String, Share> shares = new TreeMap<>();
        for (RankedLine line : table) {
            String code = theme.apply(line);
            shares.put(code, shares.getOrDefault(code, new Share(code, 0, 0, 0)).with(line));
        }
        return new Balance(shares.values().stream()
                .sorted(Comparator.comparingInt(Share::running).reversed().thenComparing(Share::code))
                .toList());
    }
}
