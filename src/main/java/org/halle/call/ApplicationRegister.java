package org.halle.call;

import java.util.List;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The applications there are. What a person may see of them is for whoever shows them to check. */
@Service
@Transactional(readOnly = true)
public class ApplicationRegister {

    private final Applications applications;

    ApplicationRegister(Applications applications) {
        this.applications = applications;
    }

    /** @throws NotFound when there is none */
    public Application get(ApplicationId id) {
        return applications.get(id);
    }

    /** All of a programme, drafts included, by reference. */
    public List<Application> of(ProgrammeId programme) {
        return applications.findByProgrammeOrderByReference(programme);
    }

    public List<Application> of(ProgrammeId programme, Application.Status status) {
        return applications.findByProgrammeAndStatusOrderByReference(programme, status);
    }

    /** Those a person leads or takes part in, the newest first. */
    public List<Application> ofPerson(PersonId person) {
        return applications.ofPerson(person.value());
    }
}
