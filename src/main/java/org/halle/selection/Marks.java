package org.halle.selection;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.data.relational.core.mapping.Column;

/**
 * The marks of one assessment by criterion. Kept as one line of text, because the grid may grow.
 *
 * @param line "impact=4 innovation=3 …", by criterion
 */
public record Marks(@Column("marks") String line) {

    static Marks of(Map<String, Integer> points) {
        return new Marks(new TreeMap<>(points)
                .entrySet().stream()
                        .map(mark -> mark.getKey() + "=" + mark.getValue())
                        .collect(Collectors.joining(" ")));
    }

    public Map<String, Integer> byCriterion() {
        Map<String, Integer> points = new TreeMap<>();
        for (String mark : line.split(" ")) {
            int sign = mark.indexOf('=');
            points.put(mark.substring(0, sign), Integer.valueOf(mark.substring(sign + 1)));
        }
        return points;
    }
}
