package org.halle.programme;

import org.halle.kernel.ProgrammeId;

/**
 * A rolling call gave what it had gathered to a programme of its own, where the same people have the same roles.
 * Published inside the transaction that does so, before its diagram is started.
 *
 * @param series the programme whose call goes on
 * @param batch the new programme
 */
public record BatchOpened(ProgrammeId series, ProgrammeId batch) {}
