package org.halle.cohort;

import org.halle.kernel.MilestoneId;
import org.halle.kernel.VentureId;

/** A venture's deliverable was read and accepted. Published inside the transaction that says so. */
public record MilestoneAccepted(MilestoneId milestone, VentureId venture) {}
