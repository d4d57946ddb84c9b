package org.halle.programme;

import org.halle.kernel.ProgrammeId;

/**
 * The dates of a running programme moved. Published inside the transaction that moves them: each stage moves its own
 * dates, then its diagram's timers.
 */
public record ProgrammeReplanned(ProgrammeId programme, Plan before, Plan after) {}
