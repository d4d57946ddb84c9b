package org.halle.call;

import org.halle.kernel.ApplicationId;
import org.halle.kernel.ProgrammeId;

/** A project gives its seat back, or let the time to confirm it pass: the next on the list may have it. */
public record SeatReleased(ApplicationId application, ProgrammeId programme) {}
