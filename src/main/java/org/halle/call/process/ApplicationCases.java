package org.halle.call.process;

import java.util.Collection;
import java.util.UUID;
import org.halle.call.ApplicationRegister;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.ProgrammeId;
import org.halle.programme.CasesBeside;
import org.springframework.stereotype.Component;

/** Each applicant starts an instance of their own: the programme's board counts them with the rest. */
@Component
class ApplicationCases implements CasesBeside {

    private final ApplicationRegister applications;

    ApplicationCases(ApplicationRegister applications) {
        this.applications = applications;
    }

    @Override
    public String process() {
        return CallModel.APPLICATION;
    }

    @Override
    public Collection<UUID> keys(ProgrammeId programme) {
        return applications.idsOf(programme).stream().map(ApplicationId::value).toList();
    }
}
