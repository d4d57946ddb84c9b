package org.halle.programme;

import org.halle.kernel.CallId;
import org.halle.kernel.ProgrammeId;

/**
 * A programme starts. Published inside the transaction that launches it, before its diagram is started: whoever answers
 * for the call makes it under the given id.
 */
public record ProgrammeLaunched(ProgrammeId programme, CallId call) {}
