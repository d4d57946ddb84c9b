package org.halle.programme;

import org.halle.kernel.CallId;
import org.halle.kernel.ProgrammeId;

/** Every way Java moves the diagram of a programme. */
public interface ProgrammeProcess {

    /** Starts the diagram; its first stage is about {@code call}. */
    void begin(ProgrammeId programme, CallId call);

    /** Starts the diagram of a call that goes on without a deadline: its batches are programmes of their own. */
    void beginRolling(CallId call);

    /** Whether its diagram still runs. */
    boolean running(ProgrammeId programme);
}
