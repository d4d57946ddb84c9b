package org.halle.hall.pitch;

import java.util.BitSet;
import java.util.List;

/**
 * What a day of pitches must respect, by number: projects, funders and slots are counted from 0.
 *
 * @param slots how many times a pitch may begin
 * @param rooms how many pitches there may be at once
 * @param projects each project's free slots
 * @param funders each funder's free slots
 * @param audience for each project the funders who want to hear it
 */
public record Wishes(int slots, int rooms, List<BitSet> projects, List<BitSet> funders, List<BitSet> audience) {

    public Wishes {
        if (projects.size() != audience.size()) {
            throw new IllegalArgumentException("every project has its audience");
        }
    }

    /** How many funders want to hear that project. */
    int wanted(int project) {
        return audience.get(project).cardinality();
    }
}
