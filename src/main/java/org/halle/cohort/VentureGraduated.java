package org.halle.cohort;

import org.halle.kernel.ProgrammeId;
import org.halle.kernel.VentureId;

/** A venture has done what its programme asked. Published inside the transaction that says so. */
public record VentureGraduated(VentureId venture, ProgrammeId programme) {}
