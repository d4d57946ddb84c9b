package org.halle.hall.pitch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Slots in which the same funders and the same projects are free are of one kind: which of them is which is no question. */
record Kinds(List<Kind> all) {

    /** @param slots of that kind, at least one */
    record Kind(List<Integer> slots) {

        /** One of them, to ask about. */
        int slot() {
            return slots.get(0);
        }

        int count() {
            return slots.size();
        }
    }

    static Kinds of(Cost cost) {
        Map<List<Object>, List<Integer>> alike = new LinkedHashMap<>();
        for (int slot = 0; slot < cost.slots(); slot++) {
            List<Object> seen = new ArrayList<>();
            for (int project = 0; project < cost.projects(); project++) {
                seen.add(cost.free(project, slot) ? cost.hearers(project, slot) : "away");
            }
            alike.computeIfAbsent(seen, first -> new ArrayList<>()).add(slot);
        }
        return new Kinds(alike.values().stream().map(Kind::new).toList());
    }
}
