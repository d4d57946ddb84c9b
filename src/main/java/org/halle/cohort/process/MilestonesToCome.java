package org.halle.cohort.process;

import java.util.List;
import org.halle.cohort.VentureRegister;
import org.halle.kernel.ProgrammeId;
import org.halle.programme.DatesBeside;
import org.springframework.stereotype.Component;

/** Milestones that their ventures have not come to yet. */
@Component
class MilestonesToCome implements DatesBeside {

    private final VentureRegister ventures;

    MilestonesToCome(VentureRegister ventures) {
        this.ventures = ventures;
    }

    @Override
    public String process() {
        return CohortModel.MILESTONE;
    }

    @Override
    public List<Dated> dates(ProgrammeId programme) {
        return ventures.milestonesToCome(programme).stream()
                .map(milestone -> new Dated(milestone.id().value(), milestone.title(), milestone.dueAt()))
                .toList();
    }
}
