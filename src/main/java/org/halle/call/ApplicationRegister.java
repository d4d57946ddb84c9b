package org.halle.call;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.CallId;
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
    private final ApplicationLines lines;

    ApplicationRegister(Applications applications, ApplicationLines lines) {
        this.applications = applications;
        this.lines = lines;
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

    /** All of a call, drafts included, as a table shows them. */
    public List<ApplicationLine> lines(CallId call) {
        return lines.of(call);
    }

    /** Of all applications of a programme, however they ended. */
    public List<ApplicationId> idsOf(ProgrammeId programme) {
        return lines.ids(programme);
    }

    /** Who leads or takes part in a project of a programme, however it ended. */
    public Set<PersonId> peopleOf(ProgrammeId programme) {
        return lines.people(programme);
    }

    /** How many of a programme stand where; states in which there is none are left out. */
    public Map<Application.Status, Long> counts(ProgrammeId programme) {
        return lines.counts(programme);
    }

    /** Those a person leads or takes part in, the newest first. */
    public List<Application> ofPerson(PersonId person) {
        return applications.ofPerson(person.value());
    }
}
