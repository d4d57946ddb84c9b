package org.halle.desk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose tasks one person reaches: those asked of them, of their groups, and, where they stand in for somebody, those of
 * that person in that programme that may change hands. In SQL, for rows {@code i} of the inbox.
 */
record Reach(Collection<Audience> own, Collection<Cover> covers) {

    /** What is claimed from a group that both belong to may change hands too, whatever the diagram says. */
    private static final String COVERED =
            """
            i.audience = :covered%d and exists (select 1 from desk_task ct where ct.id = i.task_id
                and ct.programme = :coveredIn%d and (ct.coverable = true or exists
                    (select 1 from desk_inbox o where o.task_id = i.task_id and o.audience in (:own))))
            """;

    static Reach of(Audience audience) {
        return new Reach(List.of(audience), List.of());
    }

    boolean empty() {
        return own.isEmpty() && covers.isEmpty();
    }

    /** One condition for each index range that holds some of these tasks. */
    List<String> ranges() {
        List<String> ranges = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            ranges.add("i.audience = :own" + i);
        }
        for (int i = 0; i < covers.size(); i++) {
            ranges.add(COVERED.formatted(i, i));
        }
        return ranges;
    }

    /** All of them as one condition. */
    String any() {
        StringBuilder any = new StringBuilder("(i.audience in (:own)");
        for (int i = 0; i < covers.size(); i++) {
            any.append(" or (").append(COVERED.formatted(i, i)).append(')');
        }
        return any.append(')').toString();
    }

    /** What the conditions name. */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        List<String> keys = own.stream().map(Audience::key).toList();
        parameters.put("own", keys.isEmpty() ? List.of("") : keys);
        for (int i = 0; i < keys.size(); i++) {
            parameters.put("own" + i, keys.get(i));
        }
        int i = 0;
        for (Cover cover : covers) {
            parameters.put("covered" + i, Audience.of(cover.person()).key());
            parameters.put("coveredIn" + i, cover.programme().value());
            i++;
        }
        return parameters;
    }
}
