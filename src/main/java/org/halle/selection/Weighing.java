package org.halle.selection;

import java.util.Map;
import java.util.TreeMap;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a manager sets on the jury's grid. */
@Service
@Transactional
public class Weighing {

    private final Rubrics rubrics;
    private final Grids grids;
    private final Shortlists shortlists;
    private final Rights rights;

    Weighing(Rubrics rubrics, Grids grids, Shortlists shortlists, Rights rights) {
        this.rubrics = rubrics;
        this.grids = grids;
        this.shortlists = shortlists;
        this.rights = rights;
    }

    /** The grid as it stands; anybody may know what is marked. */
    @Transactional(readOnly = true)
    public Grid grid(ProgrammeId programme) {
        return grids.of(programme);
    }

    /**
     * Changes what criteria count and which marks want a comment. Scores already given count by the new weights.
     *
     * @param weights by criterion; those of criteria that the form does not have are left out
     * @throws Refused once the decisions are frozen: what they rest on does not move
     */
    public void weigh(PersonId by, ProgrammeId programme, Map<String, Integer> weights, int commentBelow) {
        rights.require(by, programme, Role.MANAGER);
        if (shortlists.findById(programme).filter(Shortlist::isFrozen).isPresent()) {
            throw new Refused("selection.grid.frozen");
        }
        Map<String, Integer> known = new TreeMap<>(weights);
        known.keySet()
                .retainAll(grids.of(programme).criteria().stream()
                        .map(Grid.Criterion::code)
                        .toList());
        rubrics.save(grids.rubric(programme).weighing(known, commentBelow));
    }
}
