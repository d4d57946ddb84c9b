package org.halle.programme;

import org.halle.kernel.ProgrammeId;

/** A programme is over; its data is read only from now on. Published inside the transaction that closes it. */
public record ProgrammeClosed(ProgrammeId programme) {}
