package org.halle.selection;

import org.halle.call.ApplicationReaders;
import org.halle.call.ApplicationRegister;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;
import org.halle.programme.Programmes;
import org.springframework.stereotype.Component;

/** A juror may read what they are asked to score; in a blind review beside the grid only, where no names stand. */
@Component
class JuryReads implements ApplicationReaders {

    private final SelectionRegister register;
    private final ApplicationRegister applications;
    private final Programmes programmes;

    JuryReads(SelectionRegister register, ApplicationRegister applications, Programmes programmes) {
        this.register = register;
        this.applications = applications;
        this.programmes = programmes;
    }

    @Override
    public boolean mayView(PersonId by, ApplicationId application) {
        return register.reads(by, application)
                && !programmes
                        .get(applications.get(application).programme())
                        .rules()
                        .blindReview();
    }

    @Override
    public boolean mayOpenDocuments(PersonId by, ApplicationId application) {
        return register.reads(by, application);
    }
}
