package org.halle.cohort;

import org.halle.kernel.ProgrammeId;
import org.halle.kernel.VentureId;

/** A venture leaves its cohort. Published inside the transaction that withdraws it. */
public record VentureWithdrawn(VentureId venture, ProgrammeId programme) {}
