package org.halle.selection;

import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;

/** Every way Java moves the diagrams of the selection. */
public interface SelectionProcess {

    /** The programme's dates moved: the selection waits for the new ones. */
    void replanned(ProgrammeId programme, SelectionDates dates);

    /** A juror is to read that application no more: somebody else is looked for at once. */
    void jurorRemoved(ApplicationId application, PersonId juror);

    /** The application is out of the running: its review ends, and with it the tasks of its jurors. */
    void reviewPointless(ApplicationId application);
}
