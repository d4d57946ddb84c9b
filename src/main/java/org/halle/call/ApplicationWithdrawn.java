package org.halle.call;

import org.halle.kernel.ApplicationId;
import org.halle.kernel.ProgrammeId;

/** An applicant gives up before taking a seat: nobody needs to read or rank the application any more. */
public record ApplicationWithdrawn(ApplicationId application, ProgrammeId programme) {}
