package org.halle.programme;

import java.util.List;
import java.util.Optional;
import org.halle.kernel.NotFound;
import org.halle.kernel.ProgrammeId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The programmes there are. What a person may see of them is for whoever shows them to check. */
@Service
@Transactional(readOnly = true)
public class Programmes {

    private final StoredProgrammes programmes;

    Programmes(StoredProgrammes programmes) {
        this.programmes = programmes;
    }

    /** @throws NotFound when there is none */
    public Programme get(ProgrammeId id) {
        return programmes.findById(id).orElseThrow(NotFound::new);
    }

    public Optional<Programme> bySlug(String slug) {
        return programmes.findBySlug(slug);
    }

    /** All of them, the one whose call opens last first. */
    public List<Programme> all() {
        return programmes.findAllByOrderByPlanCallOpensAtDesc();
    }
}
