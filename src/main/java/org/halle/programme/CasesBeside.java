package org.halle.programme;

import java.util.Collection;
import java.util.UUID;
import org.halle.kernel.ProgrammeId;

/**
 * Instances that belong to a programme though its diagram did not call them, because Java started them (an application
 * starts when somebody applies). With these beans the board counts them and shows their incidents; instances that the
 * programme's diagram called need nothing.
 */
public interface CasesBeside {

    /** Key of the diagram, "application". */
    String process();

    /** The business keys of that programme's instances, running or not. */
    Collection<UUID> keys(ProgrammeId programme);
}
