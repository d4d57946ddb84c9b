package org.halle.selection;

import org.halle.kernel.ApplicationId;
import org.halle.kernel.ProgrammeId;

/** Every way Java moves the diagrams of the selection. */
public interface SelectionProcess {

    /** The programme's dates moved: the selection waits for the new ones. */
    void replanned(ProgrammeId programme, SelectionDates dates);

    /** The application is out of the running: its review ends, and with it the tasks of its jurors. */
    void reviewPointless(ApplicationId application);
}
