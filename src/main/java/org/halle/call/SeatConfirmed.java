package org.halle.call;

import org.halle.kernel.ApplicationId;
import org.halle.kernel.ProgrammeId;

/** A project takes its seat in the cohort. Published inside the transaction that confirms it. */
public record SeatConfirmed(ApplicationId application, ProgrammeId programme) {}
